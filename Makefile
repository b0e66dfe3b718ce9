# What people do here. `make run` and `make test` work on a fresh machine with a Rust toolchain and a C
# compiler.

# Outside the checkout, so that a fresh clone builds from a warm cache.
CARGO_TARGET_DIR ?= $(HOME)/.cache/chatpic/target
export CARGO_TARGET_DIR

.PHONY: run test test-cluster check bench pages screens recall marks fuzz

# Serves on http://127.0.0.1:8080, with its data in ./chatpic-data.
run:
	cargo build --release --locked -p chatpic
	"$$CARGO_TARGET_DIR/release/chatpic" serve

# Everything, after installing what it needs.
test:
	scripts/install-test-tools.sh
	cargo test --workspace --locked
	CHATPIC_TEST_PLACES=shared cargo test --workspace --locked --test service
	scripts/test-browser.sh
	scripts/test-deploy.sh
	scripts/fuzz.sh 5

# Three nodes, a database and a store that fail under load, whole: 20,000 views, 2,000 uploads.
test-cluster:
	scripts/install-test-tools.sh
	CHATPIC_TEST_CLUSTER=whole cargo test --locked -p chatpic --test program -- --nocapture cluster::

# Format, lints, documentation.
check:
	cargo fmt --all --check
	cargo fmt --manifest-path fuzz/Cargo.toml --check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	RUSTDOCFLAGS="-D warnings" cargo doc --workspace --no-deps --locked

# Figures of a release build on this machine.
bench:
	bench/run.sh

# What each page costs a browser; after `make test`, which installs one.
pages:
	scripts/browser.sh node ../../bench/pages/measure.js
	scripts/browser.sh node ../../bench/pages/drop.js

# Renews what pages are compared with, and the pictures of them in docs/screens.
screens:
	scripts/browser.sh env CHATPIC_LIKENESSES=renew node --test likeness.test.js
	scripts/browser.sh node screens.js

# How many of a hundred photos are still found after something was done to them.
recall:
	bench/scan/recall.sh

# How often the hidden mark is read again after something was done to the picture.
marks:
	bench/marks/run.sh

# One minute for each target.
fuzz:
	scripts/fuzz.sh 60
