"""The same server for both endpoints; it prints its port."""

import logging

import waitress


def serve(app):
    logging.getLogger("waitress.queue").setLevel("ERROR")
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    print(server.effective_port, flush=True)
    server.run()
