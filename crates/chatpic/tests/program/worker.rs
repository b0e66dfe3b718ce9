//! The worker as the program has it: `chatpic decode-worker`.

use super::process::Machine;

#[test]
fn nobody_gets_out_of_the_worker() {
    let said = Machine::new().run(&["decode-worker", "--selftest-escape"]);
    assert!(said.success, "{said:?}");
    let refused = said.out.lines().filter(|line| line.starts_with("refused: ")).count();
    assert!(refused >= 20 && refused == said.out.lines().count(), "{said:?}");
}

#[test]
fn a_worker_without_an_order_does_nothing() {
    for words in [&["decode-worker"][..], &["decode-worker", "decode", "version"]] {
        let said = Machine::new().run(words);
        assert!(said.code == Some(120) && said.out.is_empty() && !said.err.is_empty(), "{said:?}");
    }
}

#[test]
fn doctor_says_whether_videos_can_be_decoded() {
    let said = Machine::new().run(&["doctor"]);
    let line = said.out.lines().find(|line| line.contains("ffmpeg")).expect("there is a line");
    assert!(line.starts_with("ok    videos and AVIF can be decoded by ffmpeg "), "{line}");
    assert!(line.ends_with("tries to escape"), "{line}");
}
