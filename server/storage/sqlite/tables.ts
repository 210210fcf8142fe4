/** The tables as Kysely sees them; the SQL is in `migrations/`. */
export interface Tables {
	account: {
		accountId: string;
		email: string;
		role: string;
		passwordHash: string;
		createdAt: number;
	};
	audit: {
		number: number;
		at: number;
		who: string;
		what: string;
		boardId: string | null;
		/** JSON */
		details: string;
		hash: string;
	};
	session: { idHash: string; accountId: string; createdAt: number; expiresAt: number };
	board: { boardId: string; rev: number };
	workshop: {
		workshopId: string;
		boardId: string;
		title: string;
		site: string | null;
		date: string;
		deletedOn: string;
		keyId: string;
		codeHash: string;
		tokenHash: string;
		sealed: string;
		createdAt: number;
		closedAt: number | null;
		/** 0 or 1 */
		sample: number;
	};
	member: { workshopId: string; accountId: string; role: string };
	document: { boardId: string; name: string; epoch: string };
	snapshot: { boardId: string; name: string; state: Uint8Array };
	/** A change of a document, or, without a name, the commands of a commit: texts of `batch-row.ts`. */
	journal: {
		id: number;
		boardId: string;
		name: string | null;
		change: Uint8Array | null;
		rev: number | null;
		commands: string | null;
		undone: string | null;
	};
	past: { boardId: string; rev: number; keys: Uint8Array; rest: string };
	retention: { id: 1; ranAt: number };
	seat: {
		boardId: string;
		number: number;
		role: string;
		group: string;
		name: string | null;
		/** 0 or 1 */
		shared: number;
		credentialHash: string | null;
		accountId: string | null;
		removedAt: number | null;
		createdAt: number;
	};
}
