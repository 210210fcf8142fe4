import { join } from 'node:path';
import { peerModule } from '../peers/installed.ts';
import { answerUsage, listening } from './meter.ts';

interface HocuspocusServer {
	listen(): Promise<unknown>;
	address: { port: number };
}
type Make<Kind> = new (options: object) => Kind;

/* The server that ours is compared with: as its documentation starts it, with its SQLite extension. */
const [{ Server }, { SQLite }] = (await Promise.all([
	import(peerModule('@hocuspocus/server/dist/hocuspocus-server.esm.js')),
	import(peerModule('@hocuspocus/extension-sqlite/dist/hocuspocus-sqlite.esm.js'))
])) as [{ Server: Make<HocuspocusServer> }, { SQLite: Make<object> }];

const [folder = '', port = '0'] = process.argv.slice(2);
const server = new Server({
	address: '127.0.0.1',
	port: Number(port),
	quiet: true,
	extensions: [new SQLite({ database: join(folder, 'hocuspocus.sqlite') })]
});
await server.listen();
answerUsage();
listening(server.address.port);
