#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::picture::keep(
    chatpic_media::Format::Gif,
    bytes
));
