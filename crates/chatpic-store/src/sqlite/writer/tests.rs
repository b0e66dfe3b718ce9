use super::*;

fn writer(setup: &str) -> Writer {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch("create table t (x integer not null unique, y blob)").unwrap();
    connection.execute_batch(setup).unwrap();
    Writer::start(connection, None).unwrap()
}

fn insert(connection: &Connection, x: i64, len: i64) -> Result<(), StoreError> {
    connection.execute("insert into t values (?1, zeroblob(?2))", [x, len])?;
    Ok(())
}

async fn stored(writer: &Writer) -> Vec<i64> {
    let list = |connection: &Connection| {
        let mut statement = connection.prepare("select x from t order by x")?;
        let rows = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(Verdict::Keep(rows))
    };
    writer.write(list).await.unwrap()
}

#[tokio::test]
async fn a_job_that_undoes_or_fails_takes_no_other_with_it() {
    let writer = writer("");
    let keep = |x| writer.write(move |c| insert(c, x, 1).map(Verdict::Keep));
    let undo = writer.write(|c| insert(c, 2, 1).map(|()| Verdict::Undo("undone")));
    let fail = writer.write(|c| {
        insert(c, 3, 1)?;
        insert(c, 1, 1).map(Verdict::Keep)
    });
    let (first, undone, failed, last) = tokio::join!(keep(1), undo, fail, keep(4));
    assert!(first.is_ok() && last.is_ok());
    assert_eq!(undone.unwrap(), "undone");
    assert!(matches!(failed, Err(StoreError::Records(_))), "{failed:?}");
    assert_eq!(stored(&writer).await, [1, 4]);
}

#[tokio::test]
async fn a_job_that_panics_takes_neither_another_nor_the_thread_with_it() {
    let writer = writer("");
    let panicking = writer.write::<()>(|c| {
        insert(c, 1, 1)?;
        std::panic::panic_any("on purpose")
    });
    let (panicked, kept) =
        tokio::join!(panicking, writer.write(|c| insert(c, 2, 1).map(Verdict::Keep)));
    assert!(matches!(panicked, Err(StoreError::Records(_))), "{panicked:?}");
    kept.unwrap();
    assert_eq!(stored(&writer).await, [2]);
}

#[tokio::test]
async fn jobs_that_wait_together_share_a_commit() {
    let writer = writer("");
    let (begin, begun) = oneshot::channel();
    let held = writer.write(move |_| {
        // Returns when all the others have been ordered.
        let () = begun.blocking_recv().unwrap();
        Ok(Verdict::Keep(()))
    });
    let others = async {
        let jobs = (0..BATCH).map(|x| {
            writer.write(move |c| insert(c, i64::try_from(x).unwrap(), 1).map(Verdict::Keep))
        });
        let mut jobs = futures_util::future::join_all(jobs);
        assert!(futures_util::FutureExt::now_or_never(&mut jobs).is_none());
        begin.send(()).unwrap();
        jobs.await
    };
    let (held, others) = tokio::join!(held, others);
    assert!(held.is_ok() && others.iter().all(Result::is_ok));
    assert!(writer.commits() <= 2, "{} commits", writer.commits());
}

#[tokio::test]
async fn a_full_disk_says_so_and_leaves_what_was_there() {
    let writer = writer("insert into t values (0, null); pragma max_page_count = 20;");
    let large = writer.write(|c| insert(c, 1, 1 << 20).map(Verdict::Keep));
    let (large, small) = tokio::join!(large, writer.write(|c| insert(c, 2, 1).map(Verdict::Keep)));
    assert!(matches!(large, Err(StoreError::Full)), "{large:?}");
    let expected: &[i64] = if small.is_ok() { &[0, 2] } else { &[0] };
    assert_eq!(stored(&writer).await, expected, "what was answered is what is there");
    writer.write(|c| insert(c, 3, 1).map(Verdict::Keep)).await.unwrap();
}

#[tokio::test]
async fn a_job_whose_caller_went_away_is_done_all_the_same() {
    let writer = writer("");
    let job = writer.write(|c| insert(c, 1, 1).map(Verdict::Keep));
    let _ = futures_util::FutureExt::now_or_never(job);
    assert_eq!(stored(&writer).await, [1]);
}
