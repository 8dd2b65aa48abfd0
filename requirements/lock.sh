# Renew the locked requirements; called by `make lock`.
set -eu
compile() {
  .venv/bin/uv pip compile --universal --generate-hashes --no-emit-index-url --quiet \
    --custom-compile-command "make lock" "$@"
}
compile pyproject.toml --extra web --extra desk --group dev -o requirements/dev.txt
compile pyproject.toml --extra web --extra desk -c requirements/dev.txt -o requirements/desk.txt
compile pyproject.toml --extra web -c requirements/dev.txt -o requirements/web.txt
for part in lambda sam lambda-313 checkov peers; do
  if [ -f "requirements/$part.in" ]; then
    compile "requirements/$part.in" -o "requirements/$part.txt"
  fi
done
