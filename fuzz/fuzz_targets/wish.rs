#![no_main]
libfuzzer_sys::fuzz_target!(|text: &str| promises::words::wish(text));
