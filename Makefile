# 两条命令做完全部准备:make demo 跑示例区,make test 跑全部检查。
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# 测试起动许多进程:各自从头编译一遍,白费时间。
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test lint types contracts check prove bench clean
.DEFAULT_GOAL := test

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]' -c constraints.txt
	touch $(STAMP)

demo: $(STAMP)
	$(BIN)/zx demo --out out

test: lint types contracts check

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

contracts: $(STAMP)
	$(BIN)/lint-imports

check: $(STAMP)
	$(BIN)/pytest -n auto

# 长证明:每项测试在两种数据库上各跑一遍,随机例子更多,同时写的进程更多。
prove: $(STAMP)
	ZX_PROVE=1 $(BIN)/pytest -n auto

bench: $(STAMP)
	$(BIN)/python benchmarks/run.py

clean:
	rm -rf $(VENV) out
