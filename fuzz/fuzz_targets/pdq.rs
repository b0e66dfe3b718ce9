#![no_main]
libfuzzer_sys::fuzz_target!(|input: (u8, u8, bool, &[u8])| promises::scan::pdq(
    input.0, input.1, input.2, input.3
));
