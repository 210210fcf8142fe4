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
	/** `owner`: 0 or 1 */
	member: { workshopId: string; accountId: string; role: string; owner: number };
	invitation: {
		invitationId: string;
		tokenHash: string;
		workshopId: string;
		role: string;
		createdAt: number;
		expiresAt: number;
		usedAt: number | null;
	};
	/** Two groups that are shown as one. */
	poolJoin: { boardId: string; one: string; other: string };
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
	furtherDevice: { boardId: string; credentialHash: string; number: number; arrival: number };
	formerCode: { number: number; boardId: string; codeHash: string; tokenHash: string };
	past: { boardId: string; rev: number; keys: Uint8Array; rest: string };
	screenLink: { tokenHash: string; boardId: string; madeAt: number };
	moment: {
		number: number;
		boardId: string;
		id: string;
		at: number;
		kind: string;
		name: string | null;
		step: string;
		notes: number;
		clusters: number;
		actions: number;
		length: number;
		hash: string;
	};
	momentContent: { boardId: string; hash: string; content: Uint8Array };
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
		codeHash: string | null;
		pinHash: string | null;
		accountId: string | null;
		removedAt: number | null;
		waitingSince: number | null;
		createdAt: number;
	};
}
