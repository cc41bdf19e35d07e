# make report    read the articles and print the path of the report (CORPUS=folder for your own)
# make test      run all tests, several files at once
# make lab       open the notebooks in JupyterLab
# Each sets itself up in .venv the first time; later calls start at once.

CORPUS ?= seeds
OUT    ?= reports/$(shell basename "$(CORPUS)")
BIN    := .venv/bin
# the first Python that is recent enough; PYTHON=... chooses another
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
UV     := $(shell command -v uv 2>/dev/null)
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url

.PHONY: setup lab report test bench pictures format lock refresh clean

setup: .venv/ready

lab: .venv/ready
	$(BIN)/jupyter lab notebooks

report: .venv/ready
	@$(BIN)/claimbook report "$(CORPUS)" --out "$(OUT)"

test: .venv/ready-test
	$(BIN)/ruff check
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
	$(BIN)/python -m pytest --nbval --nbval-current-env --nbval-sanitize-with tests/nbval_sanitize.cfg notebooks

bench: .venv/ready
	$(BIN)/python bench/speed.py $(TEXTS)
	$(BIN)/python bench/weighing.py
	$(BIN)/python bench/reports.py

pictures: .venv/ready-test
	$(BIN)/python docs/pictures.py

format: .venv/ready-test
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

refresh: .venv/ready
	$(BIN)/python -m claimbook.show.report.notebooks notebooks

lock:
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) --extra test -c requirements.txt pyproject.toml -o requirements-test.txt

clean:
	rm -rf .venv build reports

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "claimbook needs Python 3.11, 3.12 or 3.13; none was found. PYTHON=/path/to/python names one."; exit 1; }
ifdef UV
	@uv venv --quiet --python "$(PYTHON)" .venv
else
	@$(PYTHON) -m venv .venv || { echo "The venv module is missing (on Debian: apt install python3-venv)."; rm -rf .venv; exit 1; }
endif

# hashed packages first, then the project itself without dependencies or build isolation
.venv/ready: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Setting up in .venv (about a minute, once) ..."
	@$(call install,--require-hashes -r requirements.txt)
	@$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

.venv/ready-test: requirements-test.txt .venv/ready
	@echo "Adding what the tests need ..."
	@$(call install,--require-hashes -r requirements-test.txt)
	@touch $@

ifdef UV
install = uv pip install --quiet --python .venv/bin/python $(1)
else
install = .venv/bin/python -m pip install --quiet --disable-pip-version-check $(1)
endif
