import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BoardFile } from '#lib/domain/board-file.ts';
import type { NewWorkshop } from '../../../server/accounts/workshop-types.ts';
import { type BuiltServer, type BuiltServerOptions, startBuiltServer } from '../server.ts';
import { postJson } from './post-json.ts';
import { Workshop } from './workshop.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const owner = { email: 'ruth@example.org', password: 'harbour pencil cloud' } as const;

/** A running server with one facilitator account, for tests in which neither is the subject. */
export class Host {
	readonly server: BuiltServer;
	/** Cookie of the facilitator's session, for requests without a browser. */
	readonly session: string;

	private constructor(server: BuiltServer, session: string) {
		this.server = server;
		this.session = session;
	}

	static async start(options: BuiltServerOptions & { dataDir: string }): Promise<Host> {
		await makeAccount(options.dataDir);
		const server = await startBuiltServer(options);
		const response = await postJson(server.url, '/api/sign-in', owner);
		return new Host(server, cookieOf(response));
	}

	/** A workshop made today, at its first step. */
	async workshop(
		title: string,
		options: Pick<NewWorkshop, 'steps' | 'choose'> = {}
	): Promise<Workshop> {
		const body = { title, ...options };
		const made = await postJson(this.server.url, '/api/workshops', body, this.session);
		return new Workshop(this.server.url, this.session, (await made.json()) as Made);
	}

	/** A workshop of the 130 notes of the sample. */
	async sample(title: string): Promise<Workshop> {
		return this.imported(title, await readFile(join(root, 'server/sample/sample-workshop.csv')));
	}

	/** A workshop from a file: the bytes of a CSV, or a board file. */
	async imported(title: string, file: Uint8Array | string | BoardFile): Promise<Workshop> {
		const isBytes = typeof file === 'string' || file instanceof Uint8Array;
		const address = `${this.server.url}/api/boards/import?title=${encodeURIComponent(title)}`;
		const response = await fetch(address, {
			method: 'POST',
			headers: {
				'content-type': isBytes ? 'text/csv' : 'application/json',
				origin: this.server.url,
				cookie: this.session
			},
			body: isBytes ? new Blob([file as BlobPart]) : JSON.stringify(file)
		});
		if (!response.ok) throw new Error(`Not imported: ${await response.text()}`);
		return new Workshop(this.server.url, this.session, (await response.json()) as Made);
	}
}

interface Made {
	workshopId: string;
	boardId: string;
	code: string;
}

/** `name=value` of the first cookie that a response sets. */
function cookieOf(response: Response): string {
	const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
	if (!cookie) throw new Error('No cookie came.');
	return cookie;
}

/** As the operator does it, before the server starts. */
async function makeAccount(dataDir: string): Promise<void> {
	const line = ['account', 'create', '--email', owner.email, '--role', 'facilitator'];
	const child = spawn(
		process.execPath,
		[join(root, 'server/cli/main.ts'), ...line, '--password-stdin'],
		{ cwd: root, env: { ...process.env, DATA_DIR: dataDir }, stdio: ['pipe', 'ignore', 'inherit'] }
	);
	child.stdin.end(owner.password);
	const [code] = (await once(child, 'close')) as [number | null];
	if (code !== 0) throw new Error(`The account was not made: ${code}.`);
}
