# make demo     the report on the example articles
# make example  the same, with the picture of it that the README shows (needs chromium)
# make test     style, types, import contracts, tests with coverage
# make lint     the same without the tests
# make bench    time and memory by stage, against the raw encoder and others (most of an hour)
# make audit    are there known vulnerabilities in the dependencies? (asks the network)
# make licences renews the list of their licences
# make fuzz     damages known inputs at random for FUZZ_SECONDS, and keeps what the program fails on
# make mutants  does a test fail when the program is changed? A sample, as MUTANTS says (minutes)
# make clean    removes what the others made (reports/ stays)

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt
REPORTS := reports/seeds.html reports/seeds.json reports/seeds.csv

# Percent of lines and branches. It only goes down on purpose.
COVERAGE_FLOOR := 95

# What `make fuzz` tries depends on these alone.
FUZZ_SECONDS := 60
FUZZ_SEED := 1
# Or "--only discrepancy.slots.number", all mutants of a module.
MUTANTS := --sample 150 --seed 1

.PHONY: demo example test bench lint audit licences fuzz mutants clean constraints
.DELETE_ON_ERROR:

# The checker exits with 1 when it finds conflicts: of these articles, that is success. 0 is not.
demo: $(VENV)/installed
	@mkdir -p reports
	@status=0; \
	$(BIN)/discrepancy check seeds $(addprefix -o ,$(REPORTS)) || status=$$?; \
	case $$status in \
	1) echo "The report is in $(firstword $(REPORTS)); open it in a browser." ;; \
	0) echo "No conflict was found in seeds/, where there are several." >&2; exit 1 ;; \
	*) echo "The check failed with exit code $$status." >&2; exit $$status ;; \
	esac

example: demo $(VENV)/installed-dev
	$(BIN)/python benchmarks/screenshot.py reports/seeds.html reports/seeds.png

test: lint
	$(BIN)/python -m pytest --cov --cov-report=term-missing:skip-covered \
		--cov-fail-under=$(COVERAGE_FLOOR)

# SIZES="1000 10000 100000 1000000" takes hours.
SIZES ?= 1000 10000 100000
bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/speed.py --sizes $(SIZES) --write \
		$(if $(wildcard ../shared/data/news),--news ../shared/data)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet -ll -c pyproject.toml -r discrepancy tools

audit: $(VENV)/installed-dev
	$(BIN)/python tools/audit.py

licences: $(VENV)/installed-dev
	$(BIN)/python tools/licences.py --write

mutants: $(VENV)/installed-dev
	$(BIN)/python tools/mutants.py $(MUTANTS)

fuzz: $(VENV)/installed-dev
	$(BIN)/python tests/fuzz/loop.py --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED)

# The stamps make a second run start at once; a changed dependency installs again.
$(VENV)/installed: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) -e ".[dev]"
	@touch $@ $(VENV)/installed

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# After a deliberate upgrade inside .venv: writes down what is installed there. A local version
# ("+cpu") names one index's build of a release and is cut.
constraints: $(VENV)/installed-dev
	@{ sed -n '/^#/p' constraints.txt; \
	$(BIN)/python -m pip freeze --all --exclude-editable --exclude pip | grep -v ' @ ' | sed 's/+cpu$$//'; \
	} > constraints.new && mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) build dist .coverage .coverage.* htmlcov .mypy_cache .ruff_cache \
		.pytest_cache .hypothesis .import_linter_cache .cache mutants
