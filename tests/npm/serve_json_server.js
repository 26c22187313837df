// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// json-server on 127.0.0.1: `serve_json_server.js DATABASE.json`, which it rewrites with every change. Prints its port,
// and ends when its input does.
const json_server = require('json-server');

const application = json_server.create();
application.use(json_server.defaults({logger: false}));
application.use(json_server.router(process.argv[2]));
const server = application.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', () => process.exit());
