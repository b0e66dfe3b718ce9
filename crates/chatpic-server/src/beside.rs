//! An instance opened for a short work of its operator, beside the process that serves it.
//!
//! Records and sealed bytes are opened where they are, so that nothing has to be asked of the running
//! server, and nobody who can reach it can ask it either. On SQLite the one lock decides: where a server
//! has it, both write in turn; where none has, none can start meanwhile. Nodes on PostgreSQL don't count
//! this one as a node. What was written is there for every node; each looks by itself.
//!
//! Nothing is swept here, no job runs and nobody is served.

use std::sync::Arc;

use crate::actions::clock;
use crate::app::{App, OpenError};
use crate::backends;
use crate::config::Config;
use crate::private;
use crate::root::{self, RootFile};
use crate::system::{SystemClock, SystemRng};

/// Opens what the configuration names, or makes it.
///
/// # Errors
/// Where the data directory, the records or the sealed bytes can't be used, a server of another version
/// has them, or the root key is not that of the records.
pub async fn open(config: Config) -> Result<Arc<App>, OpenError> {
    private::directory(&config.data_dir).map_err(OpenError::unusable)?;
    let records = backends::records_beside(&config).await?;
    let blobs = backends::blobs(&config).await?;
    let (clock, rng) = (Arc::new(SystemClock), Arc::new(SystemRng));
    let root = root::bind(&RootFile::within(&config.data_dir), &*records, &*rng).await?;
    let app = App::new(config, records, blobs, clock, rng, root);
    clock::compare(&app).await?;
    Ok(Arc::new(app))
}
