#![no_main]
libfuzzer_sys::fuzz_target!(|body: &[u8]| promises::service::multipart(body));
