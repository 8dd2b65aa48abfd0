# What `sam build` calls, and the tools that `make verify` needs.

SHIPPED := alexa content dialogue domain speech store
ARTIFACTS_DIR ?= build/lambda

# A pyenv shim answers to the name even where its version is not chosen, hence the trial.
PYTHON313 ?= $(shell for python in python3.13 .venv-313/bin/python \
    "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.13.*/bin/python; do \
  "$$python" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null \
    && echo "$$python" && break; done)

.PHONY: build-SkillFunction tools

# The rooms are listed, so that a new one is shipped on purpose. `--platform any` refuses whatever
# is not pure Python: one package runs on arm64 and x86_64. What is removed after pip is in
# docs/decisions/0007. Paths in the byte code are Lambda's, so that any machine builds the same.
build-SkillFunction:
	@test -n "$(PYTHON313)" || { echo "Python 3.13 is needed to build for Lambda: make PYTHON313=..." >&2; exit 1; }
	rm -rf "$(ARTIFACTS_DIR)"
	mkdir -p "$(ARTIFACTS_DIR)"
	cp lambda/handler.py "$(ARTIFACTS_DIR)"
	tar -cf - skill/*.py $$(find $(addprefix skill/,$(SHIPPED)) -name '*.py') | tar -xf - -C "$(ARTIFACTS_DIR)"
	rm "$(ARTIFACTS_DIR)/skill/__main__.py"
	$(PYTHON313) -B -c 'import sys, pathlib; from skill.authoring.compile import compile_all; compile_all(into=pathlib.Path(sys.argv[1]))' \
	  "$(ARTIFACTS_DIR)/skill/content/compiled"
	$(PYTHON313) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
	  --no-deps --no-compile --require-hashes --only-binary :all: --platform any --python-version 3.13 \
	  --target "$(ARTIFACTS_DIR)" -r requirements/lambda.txt
	cd "$(ARTIFACTS_DIR)" && rm -rf bin requests* urllib3* certifi* idna* charset_normalizer* \
	  dateutil/zoneinfo/*.tar.gz
	find "$(ARTIFACTS_DIR)" -path '*.dist-info/*' -type f ! -name METADATA -delete
	find "$(ARTIFACTS_DIR)" -type d -empty -delete
	$(PYTHON313) -W ignore::SyntaxWarning -m compileall -q -f --invalidation-mode unchecked-hash \
	  -s "$(ARTIFACTS_DIR)" -p /var/task "$(ARTIFACTS_DIR)"

tools: .venv-sam/.stamp .venv-checkov/.stamp .venv-313/.stamp ## what `make verify` adds: SAM, its linters, Lambda's runtime

# --no-deps: the lock names everything, and pip does not take a pin as one for `boto3-stubs[...]`.
.venv-sam/.stamp .venv-checkov/.stamp: .venv-%/.stamp: requirements/%.txt
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

.venv-313/.stamp: requirements/lambda-313.txt
	@test -n "$(PYTHON313)" || { echo "Python 3.13 is needed for Lambda's runtime: make PYTHON313=..." >&2; exit 1; }
	$(PYTHON313) -m venv $(@D)
	$(@D)/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@
