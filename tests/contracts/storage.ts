import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../server/storage/port.ts';
import { account, emptyCommit, workshop } from '../support/stored.ts';
import type { OpenedStorage } from './opened-storage.ts';
import { accountsContract } from './stores/accounts.ts';
import { auditContract } from './stores/audit.ts';
import { boardsContract } from './stores/boards.ts';
import { membersContract } from './stores/members.ts';
import { momentsContract } from './stores/moments.ts';
import { poolsContract } from './stores/pools.ts';
import { seatsContract } from './stores/seats.ts';
import { workshopsContract } from './stores/workshops.ts';

export interface StorageUnderTest {
	/** Opens the storage; called again after `close` it must see what was written before. */
	open(): Promise<Storage>;
	/** Takes everything away after a test. */
	cleanUp(): Promise<void>;
}

/** What every storage must do, whatever it is made of: one part for each store. */
export function storageContract(name: string, make: () => StorageUnderTest): void {
	describe(`storage: ${name}`, () => {
		let under: StorageUnderTest;
		let storage: Storage;
		const opened: OpenedStorage = {
			get storage() {
				return storage;
			},
			async reopen() {
				await storage.close();
				storage = await under.open();
			}
		};

		beforeEach(async () => {
			under = make();
			storage = await under.open();
			await storage.accounts.create(account('anna'));
			await storage.workshops.create(workshop('one'), 'account-anna', emptyCommit);
		});
		afterEach(async () => {
			await storage.close();
			await under.cleanUp();
		});

		boardsContract(opened);
		momentsContract(opened);
		seatsContract(opened);
		membersContract(opened);
		workshopsContract(opened);
		accountsContract(opened);
		auditContract(opened);
		poolsContract(opened);

		it('[O36] says that a write goes through', async () => {
			await expect(storage.probe()).resolves.toBeUndefined();
		});

		it('[P1] refuses to write once it is closed', async () => {
			await storage.close();
			await expect(storage.probe()).rejects.toThrow();
		});
	});
}
