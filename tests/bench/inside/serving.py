"""The same server for both endpoints; it prints its port."""

import waitress


def serve(app):
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    print(server.effective_port, flush=True)
    server.run()
