import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { seededBelow } from '../../support/seeded-random.ts';
import { peerNotes } from '../crowd/hocuspocus-dialect.ts';
import type { PersonSpec } from '../crowd/dialect.ts';
import { noteText } from './history.ts';
import { installPeers } from './installed.ts';
import type { BoardPlan, Peer } from './peer.ts';
import { ServerProcess } from './server-process.ts';

/** As its SQLite extension makes it. */
const schema = `CREATE TABLE IF NOT EXISTS "documents" (
	"name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))`;
/** Authors of the history, as many as sit at a table; above all that people and server have. */
const AUTHORS = 50;
const FIRST_AUTHOR = 10_000_000;

/** The server that ours is compared with. Its boards hold the same notes, in the same fields. */
export const hocuspocus: Peer = {
	name: 'hocuspocus',
	async prepare(folder, plans, seed) {
		await installPeers();
		const database = new DatabaseSync(join(folder, 'hocuspocus.sqlite'));
		database.exec(schema);
		const insert = database.prepare('INSERT INTO documents (name, data) VALUES (?, ?)');
		let nextId = 1;
		const everybody = plans.map((plan, index) => {
			const board = `board-${index}`;
			insert.run(board, seededBoard(plan, seed));
			return Array.from({ length: plan.people }, (): PersonSpec => ({ id: nextId++, board }));
		});
		database.close();
		return everybody;
	},
	start: (folder) =>
		ServerProcess.start({ name: 'hocuspocus', args: [folder], before: ['without-native'] }),
	textsOf: (doc) => [...peerNotes(doc).values()].map((note) => String(note.get('text')))
};

function seededBoard({ notes = 0, history = 0, length = 60 }: BoardPlan, seed: number) {
	const doc = new Y.Doc();
	const below = seededBelow(seed);
	const authored = (work: () => void) => {
		doc.clientID = FIRST_AUTHOR + below(AUTHORS);
		doc.transact(work);
	};
	const places: Y.Map<unknown>[] = [];
	for (let n = 0; n < notes; n++) {
		const text = noteText(n, length);
		const fields = Object.entries({ q: 'who', p: [0, n], text, v: 1, group: 'patient', at: 0 });
		const note = new Y.Map<unknown>(fields);
		places.push(note);
		authored(() => peerNotes(doc).set(`note-of-the-seed-${n}`, note));
	}
	for (let round = 0; round < history; round++)
		for (const note of places)
			if (below(2) === 0) authored(() => note.set('p', [below(21) / 20, below(400)]));
	return Y.encodeStateAsUpdate(doc);
}
