import type { CommandType } from './command.ts';
import type { RefusalCode } from './errors.ts';
import { Role } from './protocol.ts';
import { allSettings } from './settings.ts';
import { isWritingStep, presentStep, type Stage, type StepKind } from './stage.ts';

/**
 * What a seat may do, asked before anything is known of the note in question.
 */
interface Rule {
	roles: readonly Role[];
	/** Stakeholders need an open writing step. */
	writing?: true;
	/** Stakeholders need grouping to be open: its step, its setting, and no lock on it. */
	grouping?: true;
	/** Stakeholders need a step of one of these kinds. */
	steps?: readonly StepKind[];
	/** A setting that must be on. */
	setting?: 'agree';
	/** Under the lock `writing` nobody does this. */
	lockedForAll?: true;
	/** Under the lock `writing` stakeholders do not do this. */
	lockedForStakeholders?: true;
}

const everyone: readonly Role[] = [Role.stakeholder, Role.facilitator];
const facilitators: readonly Role[] = [Role.facilitator];
const grouping: Rule = { roles: everyone, grouping: true };
/** Their voices are what is counted: who runs the room has none among them. */
const voices: readonly Role[] = [Role.stakeholder];
/** From the first reading of others' notes until the workshop closes. */
const afterSharing: readonly StepKind[] = ['share', 'group', 'vote', 'act'];

/** The one table of permissions: server, pages and tests read it. */
export const permissions: Readonly<Record<CommandType, Rule>> = {
	'note.post': { roles: everyone, writing: true, lockedForAll: true },
	'note.edit': { roles: everyone, writing: true, lockedForAll: true },
	'note.move': { roles: everyone, writing: true, lockedForAll: true },
	'note.remove': { roles: everyone, writing: true, lockedForStakeholders: true },
	'note.restore': { roles: facilitators },
	'cluster.make': grouping,
	'cluster.rename': grouping,
	'cluster.join': grouping,
	'cluster.leave': grouping,
	'cluster.merge': grouping,
	'cluster.dissolve': grouping,
	// These two do nothing but move notes: while writing is locked nobody moves any.
	'cluster.move': { ...grouping, lockedForAll: true },
	'cluster.tidy': { ...grouping, lockedForAll: true },
	'note.hide': { roles: facilitators },
	'note.show': { roles: facilitators },
	'note.approve': { roles: facilitators },
	'note.return': { roles: facilitators },
	'note.ask': { roles: facilitators },
	'note.answer': { roles: everyone },
	'seat.undoAll': { roles: facilitators },
	'seat.group': { roles: facilitators },
	'stage.groups': { roles: facilitators },
	'stage.merge': { roles: facilitators },
	'note.agree': {
		roles: voices,
		steps: afterSharing,
		setting: 'agree',
		lockedForStakeholders: true
	},
	'note.unagree': {
		roles: voices,
		steps: afterSharing,
		setting: 'agree',
		lockedForStakeholders: true
	},
	'stage.step': { roles: facilitators },
	'stage.lock': { roles: facilitators },
	'stage.unlock': { roles: facilitators },
	'stage.reveal': { roles: facilitators },
	'stage.settings': { roles: facilitators },
	'stage.plan': { roles: facilitators },
	'stage.timer': { roles: facilitators },
	'stage.spotlight': { roles: facilitators },
	'stage.prompt': { roles: facilitators, lockedForAll: true },
	'flag.finished': { roles: everyone },
	'flag.practised': { roles: everyone },
	'flag.help': { roles: everyone },
	'code.rotate': { roles: facilitators },
	// Of another seat by facilitators alone.
	'seat.code': { roles: everyone },
	'seat.remove': { roles: facilitators },
	'seat.admit': { roles: facilitators },
	'screen.link': { roles: facilitators },
	'screen.revoke': { roles: facilitators },
	'action.add': { roles: facilitators },
	'action.edit': { roles: facilitators },
	'action.remove': { roles: facilitators },
	'history.save': { roles: facilitators },
	'history.restore': { roles: facilitators },
	'seat.headcount': { roles: facilitators },
	'vote.cast': { roles: voices, steps: ['vote'] },
	'vote.withdraw': { roles: voices, steps: ['vote'] },
	'vote.proxy': { roles: facilitators },
	// What they do is judged as the command it amounts to.
	undo: { roles: everyone },
	redo: { roles: everyone }
};

/**
 * The gate of step, lock and role for one kind of command, in this order: `not-open`, `locked`,
 * `not-allowed`.
 * @returns undefined when the command may go on to ownership and quota, else the refusal code
 */
export function refuse(role: Role, type: CommandType, stage: Stage): RefusalCode | undefined {
	const rule = permissions[type];
	const stakeholder = role === Role.stakeholder;
	const { kind } = presentStep(stage);
	if (rule.grouping && stakeholder) {
		const why = refuseGrouping(stage);
		if (why) return why;
	}
	if (stakeholder && rule.writing && !isWritingStep(kind)) return 'not-open';
	if (stakeholder && rule.steps && !rule.steps.includes(kind)) return 'not-open';
	if (stakeholder && rule.setting && !allSettings(stage.settings)[rule.setting]) return 'not-open';
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

/** Whether anyone may move visible notes and put them together now. */
export function isGroupingOpen(stage: Stage): boolean {
	return refuseGrouping(stage) === undefined;
}

function refuseGrouping(stage: Stage): RefusalCode | undefined {
	if (presentStep(stage).kind !== 'group' || !allSettings(stage.settings).grouping)
		return 'not-open';
	return stage.locks.includes('grouping') ? 'locked' : undefined;
}

/** Whether a seat reads the document **desk**: who wrote what, and who is here. */
export function mayReadDesk(role: Role): boolean {
	return role === Role.facilitator;
}

/** Whether a seat may write down what others say, in their name and group. */
export function mayScribe(role: Role): boolean {
	return role === Role.facilitator;
}

/** Whether a seat hides notes of others, and reads and mends those that wait to be shown. */
export function mayModerate(role: Role): boolean {
	return role === Role.facilitator;
}

/** Whether what this seat writes waits for a facilitator now, before others see it. */
export function needsApproval(role: Role, stage: Stage): boolean {
	return isParticipant(role) && allSettings(stage.settings).approval;
}

/** Whether somebody of this role who joins by code waits for a facilitator now. */
export function waitsToComeIn(role: Role, stage: Stage): boolean {
	return isParticipant(role) && allSettings(stage.settings).waitingRoom;
}

/** Whether a seat is one of those whose voices the workshop is about: counted, and bound by the step. */
export function isParticipant(role: Role): boolean {
	return role === Role.stakeholder;
}

/** Whether a seat may say that another's call for help is answered. */
export function mayAnswerHelp(role: Role): boolean {
	return role === Role.facilitator;
}

/** Whether a seat is a screen for the whole room: it reads **board** alone, and nobody sits there. */
export function isScreen(role: Role): boolean {
	return role === Role.screen;
}

/** Whether an open page of this role takes one of the places of its board. */
export function takesPlace(role: Role): boolean {
	return !mayRunWorkshops(role) && !isScreen(role);
}

/** Whether an account may make workshops, and a member of one may change it, hold its code and end it. */
export function mayRunWorkshops(role: Role | 'operator'): boolean {
	return role === Role.facilitator;
}
