//! An instance belongs to one root key.

use futures_util::future::join_all;

use super::given::{self, Store};

pub(crate) async fn the_first_root_key_is_the_only_one(store: Store) {
    assert_eq!(store.root().await.unwrap(), None);
    let (ours, other) = (given::lookup(), given::lookup());
    assert!(store.adopt(ours).await.unwrap());
    assert!(store.adopt(ours).await.unwrap());
    assert!(!store.adopt(other).await.unwrap());
    assert_eq!(store.root().await.unwrap(), Some(ours));
}

pub(crate) async fn of_root_keys_at_once_one_is_adopted(store: Store) {
    let adopting = (0..16).map(|_| {
        let store = store.clone();
        tokio::spawn(async move {
            let root = given::lookup();
            store.adopt(root).await.unwrap().then_some(root)
        })
    });
    let adopted: Vec<_> = join_all(adopting).await.into_iter().filter_map(Result::unwrap).collect();
    assert_eq!(adopted.len(), 1);
    assert_eq!(store.root().await.unwrap(), Some(adopted[0]));
}
