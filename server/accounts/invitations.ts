import { randomBytes } from 'node:crypto';
import { FivewaysError } from '#lib/domain/errors.ts';
import { Role } from '#lib/domain/protocol.ts';
import type { MemberRole, Storage, StoredInvitation, StoredMember } from '../storage/port.ts';
import { credentialHash, newId } from './random.ts';
import type { Account } from './types.ts';

const DAY_MS = 24 * 60 * 60_000;
const GOOD_FOR_MS = 7 * DAY_MS;
/** 128 random bits cannot be guessed, so that a plain hash is enough to keep. */
const TOKEN_BYTES = 16;

/** What somebody with a good link is shown before they say yes. */
export interface Invited {
	workshopId: string;
	title: string;
	role: MemberRole;
}

/** Invitations to run a workshop or to see its result. Only who made the workshop gives them out. */
export interface Invitations {
	/** Whether this account made the workshop. */
	isOwner(account: Account, workshopId: string): Promise<boolean>;
	/** The token in clear, this once. `FivewaysError` `not-found`, `not-allowed`. */
	invite(account: Account, workshopId: string, role: MemberRole): Promise<string>;
	/** Links that wait to be used, newest first, and all members. `FivewaysError` as `invite`. */
	listed(
		account: Account,
		workshopId: string
	): Promise<{ waiting: StoredInvitation[]; members: StoredMember[] }>;
	/** The link opens nothing any more. False when there was none. `FivewaysError` as `invite`. */
	revoke(account: Account, workshopId: string, invitationId: string): Promise<boolean>;
	/**
	 * Somebody is a member no more. All links that wait end with it: a link asks for nobody's name, so
	 * that they, or another account of theirs, could come back in by one. False for nobody and for the
	 * owner. `FivewaysError` as `invite`.
	 */
	takeOut(account: Account, workshopId: string, accountId: string): Promise<boolean>;
	/** What a link would do now; undefined for a wrong, used, late or revoked one. Uses nothing up. */
	look(token: string): Promise<Invited | undefined>;
	/**
	 * Makes the account a member and uses the link up. Who is one already stays as they are, and the
	 * link good. `FivewaysError` `not-found` for a link that opens nothing, `not-allowed` for who had
	 * another role at this board before.
	 */
	accept(token: string, account: Account): Promise<Invited>;
}

interface Options {
	storage: Pick<Storage, 'workshops' | 'boards' | 'members' | 'audit'>;
	/** Milliseconds since 1970. */
	now: () => number;
}

export function createInvitations({ storage, now }: Options): Invitations {
	const { workshops, boards, members, audit } = storage;

	async function isOwner({ accountId }: Account, workshopId: string): Promise<boolean> {
		const all = await members.of(workshopId);
		return all.some((each) => each.accountId === accountId && each.owner);
	}

	/** Whether there is such a workshop is told to its members alone. */
	async function forOwner(account: Account, workshopId: string) {
		const role = await workshops.memberRole(workshopId, account.accountId);
		const workshop = role && (await workshops.byId(workshopId));
		if (!workshop) throw new FivewaysError('not-found');
		if (!(await isOwner(account, workshopId))) throw new FivewaysError('not-allowed');
		return workshop;
	}

	function note(account: Account, what: string, boardId: string, role: MemberRole) {
		const who = `account:${account.accountId}`;
		return audit.add({ at: now(), who, what, boardId, details: { role } });
	}

	async function find(token: string) {
		const invitation = await members.invitation(credentialHash(token));
		const isGood = invitation && invitation.usedAt === undefined && invitation.expiresAt > now();
		const workshop = isGood ? await workshops.byId(invitation.workshopId) : undefined;
		return isGood && workshop ? { invitation, workshop } : undefined;
	}

	return {
		isOwner,

		async invite(account, workshopId, role) {
			const { boardId } = await forOwner(account, workshopId);
			const token = randomBytes(TOKEN_BYTES).toString('base64url');
			const createdAt = now();
			await members.invite({
				invitationId: newId(),
				tokenHash: credentialHash(token),
				workshopId,
				role,
				createdAt,
				expiresAt: createdAt + GOOD_FOR_MS
			});
			await note(account, 'invitation', boardId, role);
			return token;
		},

		async listed(account, workshopId) {
			await forOwner(account, workshopId);
			const all = await members.invitationsOf(workshopId);
			const waiting = all.filter(
				({ usedAt, expiresAt }) => usedAt === undefined && expiresAt > now()
			);
			return { waiting, members: await members.of(workshopId) };
		},

		async revoke(account, workshopId, invitationId) {
			const { boardId } = await forOwner(account, workshopId);
			const all = await members.invitationsOf(workshopId);
			const found = all.find((each) => each.invitationId === invitationId);
			if (!found || !(await members.revoke(workshopId, invitationId))) return false;
			await note(account, 'invitation revoked', boardId, found.role);
			return true;
		},

		async takeOut(account, workshopId, accountId) {
			const { boardId } = await forOwner(account, workshopId);
			const found = (await members.of(workshopId)).find((each) => each.accountId === accountId);
			if (!found || !(await members.remove(workshopId, accountId))) return false;
			await note(account, 'member removed', boardId, found.role);
			return true;
		},

		async look(token) {
			const found = await find(token);
			if (!found) return undefined;
			const { workshopId, title } = found.workshop;
			return { workshopId, title, role: found.invitation.role };
		},

		async accept(token, account) {
			const found = await find(token);
			if (!found) throw new FivewaysError('not-found');
			const { invitation, workshop } = found;
			const { workshopId, boardId, title } = workshop;
			const { accountId } = account;
			const before = await workshops.memberRole(workshopId, accountId);
			if (before) return { workshopId, title, role: before };
			const seat = await boards.seatByAccount(boardId, accountId);
			if (seat && seat.role !== Role[invitation.role]) throw new FivewaysError('not-allowed');
			if (!(await members.accept(invitation, accountId, now())))
				throw new FivewaysError('not-found');
			await note(account, 'invitation used', boardId, invitation.role);
			return { workshopId, title, role: invitation.role };
		}
	};
}
