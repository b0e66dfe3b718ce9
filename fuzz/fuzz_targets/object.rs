#![no_main]
libfuzzer_sys::fuzz_target!(|input: (Vec<u8>, u64, u64, u32)| promises::sealed::object(
    &input.0,
    input.1..input.2,
    input.3
));
