import type { CommandType } from './command.ts';
import type { RefusalCode } from './errors.ts';
import { Role } from './protocol.ts';
import { isWritingStep, presentStep, type Stage } from './stage.ts';

/**
 * What a seat may do, asked before anything is known of the note in question.
 */
interface Rule {
	roles: readonly Role[];
	/** Stakeholders need an open writing step. */
	writing?: true;
	/** Under the lock `writing` nobody does this. */
	lockedForAll?: true;
	/** Under the lock `writing` stakeholders do not do this. */
	lockedForStakeholders?: true;
}

const everyone: readonly Role[] = [Role.stakeholder, Role.facilitator];
const facilitators: readonly Role[] = [Role.facilitator];

/** The one table of permissions: server, pages and tests read it. */
export const permissions: Readonly<Record<CommandType, Rule>> = {
	'note.post': { roles: everyone, writing: true, lockedForAll: true },
	'note.edit': { roles: everyone, writing: true, lockedForAll: true },
	'note.move': { roles: everyone, writing: true, lockedForAll: true },
	'note.remove': { roles: everyone, writing: true, lockedForStakeholders: true },
	'note.restore': { roles: facilitators },
	'stage.step': { roles: facilitators },
	'stage.lock': { roles: facilitators },
	'stage.unlock': { roles: facilitators },
	'stage.reveal': { roles: facilitators },
	'flag.finished': { roles: everyone },
	'code.rotate': { roles: facilitators },
	'seat.remove': { roles: facilitators },
	// What an undo does is judged as the command it amounts to.
	undo: { roles: everyone }
};

/**
 * The gate of step, lock and role for one kind of command, in this order: `not-open`, `locked`,
 * `not-allowed`.
 * @returns undefined when the command may go on to ownership and quota, else the refusal code
 */
export function refuse(role: Role, type: CommandType, stage: Stage): RefusalCode | undefined {
	const rule = permissions[type];
	const stakeholder = role === Role.stakeholder;
	if (rule.writing && stakeholder && !isWritingStep(presentStep(stage).kind)) return 'not-open';
	if (stage.locks.includes('writing')) {
		if (rule.lockedForAll || (rule.lockedForStakeholders && stakeholder)) return 'locked';
	}
	return rule.roles.includes(role) ? undefined : 'not-allowed';
}

/** Whether a seat may touch this note: its own, or any visible one for a facilitator who moves or removes. */
export function mayTouch(
	role: Role,
	type: CommandType,
	note: { own: boolean; grouping: boolean }
): boolean {
	if (note.own) return true;
	switch (type) {
		case 'note.move':
			return role === Role.facilitator || note.grouping;
		case 'note.remove':
		case 'note.restore':
			return role === Role.facilitator;
		default:
			return false;
	}
}

/** Whether anyone may move visible notes now. */
export function isGroupingOpen(stage: Stage): boolean {
	return presentStep(stage).kind === 'group' && !stage.locks.includes('grouping');
}

/** Whether a seat reads the document **desk**: who wrote what, and who is here. */
export function mayReadDesk(role: Role): boolean {
	return role === Role.facilitator;
}

/** Whether a seat may write down what others say, in their name and group. */
export function mayScribe(role: Role): boolean {
	return role === Role.facilitator;
}

/** Whether a seat is one of those whose voices the workshop is about: counted, and bound by the step. */
export function isParticipant(role: Role): boolean {
	return role === Role.stakeholder;
}

/** Whether an account may make workshops, and a member of one may change it, hold its code and end it. */
export function mayRunWorkshops(role: Role | 'operator'): boolean {
	return role === Role.facilitator;
}
