//! What fails while the nodes are used, in an order that is planned: each fault comes when so much was
//! done, and ends when so much more was done, or was refused meanwhile.

use tokio::sync::watch;
use tokio::task::block_in_place;

use super::size::Size;
use super::world::World;
use crate::pictures::Numbers;
use crate::process::soon;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// One node is killed, and started again later.
    Node,
    /// All nodes are killed at once.
    AllNodes,
    /// The database is killed, and is back only after visitors were refused for it.
    DatabaseKilled,
    /// The database is started anew as an operator does.
    DatabaseStopped,
    /// A node of the store is killed, and one of ours is started meanwhile.
    StoreNode,
}

/// What was done, for the report.
#[derive(Debug, Default)]
pub struct Done {
    pub kills: u32,
    pub databases: u32,
    pub stores: u32,
}

/// The faults of a run, in order.
fn plan(size: &Size) -> Vec<Fault> {
    let mut rest = Vec::new();
    for number in 0..size.databases.max(size.stores) {
        if number < size.databases {
            let even = number % 2 == 0;
            rest.push(if even { Fault::DatabaseKilled } else { Fault::DatabaseStopped });
        }
        if number < size.stores {
            rest.push(Fault::StoreNode);
        }
    }
    let kill = |number| if number % 5 == 4 { Fault::AllNodes } else { Fault::Node };
    let mut plan: Vec<Fault> = (0..size.kills).map(kill).collect();
    let each = plan.len() / (rest.len() + 1);
    for (number, fault) in rest.into_iter().enumerate() {
        plan.insert((number + 1) * each + number, fault);
    }
    plan
}

/// Does all of it while `steps` are done.
pub async fn conduct(world: &World, size: &Size, steps: u64, mut numbers: Numbers) -> Done {
    let (plan, mut done) = (plan(size), Done::default());
    let between = steps / (plan.len() as u64 + 1);
    for (fault, number) in plan.into_iter().zip(1..) {
        reached(&world.done, number * between).await;
        println!("after {} of {steps}: {fault:?}", *world.done.borrow());
        let (numbers, dead_for) = (&mut numbers, between / 3);
        match fault {
            Fault::Node => {
                let node = numbers.index(world.nodes.count());
                done.kills += kill(world, node, dead_for, numbers).await;
            }
            Fault::AllNodes => done.kills += kill_all(world, numbers).await,
            Fault::DatabaseKilled => {
                block_in_place(|| world.nodes.postgres.kill());
                more(&world.asker.not_now, 3).await;
                block_in_place(|| world.nodes.postgres.resume());
                done.databases += 1;
            }
            Fault::DatabaseStopped => {
                block_in_place(|| world.nodes.postgres.stop());
                block_in_place(|| world.nodes.postgres.resume());
                done.databases += 1;
            }
            Fault::StoreNode => {
                let at = done.stores as usize % world.nodes.garage.endpoints().len();
                let store = world.nodes.garage.node(at);
                block_in_place(|| store.kill());
                // One that asks another of the store's nodes, or it could not start.
                let node = (at + 1) % world.nodes.count();
                done.kills += kill(world, node, dead_for, numbers).await;
                block_in_place(|| store.resume());
                done.stores += 1;
            }
        }
    }
    done
}

/// Kills a node and starts it again when so much was done without it.
async fn kill(world: &World, node: usize, dead_for: u64, numbers: &mut Numbers) -> u32 {
    let run = world.nodes.kill(node);
    world.open_passes_of(run, numbers).await;
    more(&world.done, dead_for).await;
    world.nodes.restart(node).await;
    1
}

async fn kill_all(world: &World, numbers: &mut Numbers) -> u32 {
    let nodes = 0..world.nodes.count();
    let runs: Vec<usize> = nodes.clone().map(|node| world.nodes.kill(node)).collect();
    for node in nodes {
        world.nodes.restart(node).await;
    }
    for run in &runs {
        world.open_passes_of(*run, numbers).await;
    }
    u32::try_from(runs.len()).unwrap()
}

/// Waits until a count has come so far.
async fn reached(count: &watch::Sender<u64>, at_least: u64) {
    let mut count = count.subscribe();
    let reached = count.wait_for(|count| *count >= at_least);
    soon("enough is done or refused", reached).await.expect("the sender is here");
}

/// Waits until a count has grown by so much.
async fn more(count: &watch::Sender<u64>, by: u64) {
    let now = *count.borrow();
    reached(count, now + by).await;
}
