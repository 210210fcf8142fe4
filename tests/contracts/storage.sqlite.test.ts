import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../server/storage/sqlite/open.ts';
import { storageContract } from './storage.ts';

storageContract('sqlite', () => {
	let folder: string | undefined;
	return {
		async open() {
			folder ??= await mkdtemp(join(tmpdir(), 'fiveways-storage-'));
			return openSqlite(folder);
		},
		async cleanUp() {
			if (folder) await rm(folder, { recursive: true });
		}
	};
});
