# make demo      builds kgraph and shows it at work on the example notes; draws demo.svg
# make test      builds everything for tests and runs them
# make build     builds the program: .build/release/kgraph
# make install   builds, and copies the program to PREFIX/bin (PREFIX is ~/.local unless you say otherwise)
# make lint      checks the form of the Swift files; make format corrects it
# make acceptance  imports the exports in DATA, and compares with another reading of them
# make clean     removes what was built
#
# demo, test and build install the system packages they need, if some are missing (see scripts/setup).

PREFIX ?= $(HOME)/.local
SWIFT ?= swift
# Linked with Swift's library inside: it starts faster, and runs where there is no Swift.
RELEASE = --configuration release --static-swift-stdlib --product kgraph
SOURCES = Sources Tests Benchmarks Package.swift

.PHONY: build demo test acceptance lint format install clean

# A folder of exports; where there is none, nothing is tested.
DATA ?= ../shared/data

build:
	@scripts/setup
	@echo "building kgraph (the first time takes some minutes)"
	@scripts/quietly $(SWIFT) build $(RELEASE)

demo: build
	@scripts/setup graphviz
	@scripts/demo

test:
	@scripts/setup
	@echo "building the tests (the first time takes some minutes)"
	@scripts/quietly $(SWIFT) build --build-tests
	@echo "testing"
	@scripts/quietly --show '^.? ?Test run with' $(SWIFT) test --skip-build --disable-xctest --quiet

acceptance: build
	@scripts/acceptance $(DATA) .build/release/kgraph

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SOURCES)

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 .build/release/kgraph "$(DESTDIR)$(PREFIX)/bin/kgraph"

clean:
	$(SWIFT) package clean
	rm -rf .build/demo demo.svg
