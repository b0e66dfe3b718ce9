//! How much is done: a little with every test run, the whole by `make test-cluster`.

/// Of each limit as many links.
pub const LIMITS: [u32; 4] = [1, 2, 5, 100];

#[derive(Clone, Debug)]
pub struct Size {
    pub nodes: usize,
    /// Whether the store has a node for each of three.
    pub three_stores: bool,
    /// Links with a limit.
    pub links: usize,
    /// Tries for each link of the largest limit, and for each other one.
    pub tries: [usize; 2],
    pub uploads: usize,
    /// Times that a node is killed, or all of them are.
    pub kills: usize,
    /// Times that the database is started anew.
    pub databases: usize,
    /// Times that a node of the store is killed.
    pub stores: usize,
    /// Whether an upload waits until the claim of a dead node has ended, which takes a minute.
    pub patient: bool,
}

impl Size {
    /// As the environment says.
    pub fn chosen() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the one switch of this test")]
        let chosen = std::env::var("CHATPIC_TEST_CLUSTER");
        match chosen.as_deref() {
            Ok("whole") => Self::WHOLE,
            Ok(other) => panic!("CHATPIC_TEST_CLUSTER may be `whole`, not `{other}`"),
            Err(_) => Self::SMALL,
        }
    }

    pub fn tries_for(&self, limit: u32) -> usize {
        self.tries[usize::from(limit != LIMITS[3])]
    }

    /// 1,500 tries.
    const SMALL: Self = Self {
        nodes: 2,
        three_stores: false,
        links: 40,
        tries: [120, 10],
        uploads: 150,
        kills: 5,
        databases: 2,
        stores: 0,
        patient: false,
    };

    /// 20,000 tries.
    const WHOLE: Self = Self {
        nodes: 3,
        three_stores: true,
        links: 200,
        tries: [160, 80],
        uploads: 2000,
        kills: 20,
        databases: 4,
        stores: 3,
        patient: true,
    };
}
