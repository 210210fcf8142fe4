import * as v from 'valibot';
import { type Group, groupIdSchema, standardGroup } from '#lib/domain/group.ts';
import { limits } from '#lib/domain/limits.ts';
import { mayRunWorkshops } from '#lib/domain/permission.ts';
import { stepKinds } from '#lib/domain/stage.ts';
import type { NewStep, NewWorkshop } from '../accounts/workshop-types.ts';
import type { MemberRole, StoredWorkshop } from '../storage/port.ts';
import { readJson } from './body.ts';
import type { ApiContext, Edge } from './edge.ts';
import { accountOf, facilitatorOf } from './signed-in.ts';

const words = v.pipe(v.string(), v.maxLength(1_000));
/** What is a little too long is told so in words; what is far too long is not looked at. */
const titleWords = v.pipe(v.string(), v.maxLength(2 * limits.titleBytes));
const detailsSchema = v.object({
	title: titleWords,
	site: v.optional(titleWords),
	date: v.optional(words)
});
/** A group is its id, or id and label where the workshop calls it something else. */
const groupSchema = v.union([
	groupIdSchema,
	v.object({ id: groupIdSchema, label: v.optional(words) })
]);
const stepSchema = v.object({
	kind: v.picklist(stepKinds),
	minutes: v.optional(v.number()),
	sentence: v.optional(words)
});
const newSchema = v.object({
	...detailsSchema.entries,
	groups: v.optional(v.pipe(v.array(groupSchema), v.minLength(1), v.maxLength(10))),
	framework: v.optional(words),
	steps: v.optional(
		v.pipe(v.array(v.unknown()), v.maxLength(limits.stepsPerBoard), v.array(stepSchema))
	),
	choose: v.optional(v.boolean())
});
/** What stands for a workshop's board, such as its groups, is changed there: nothing is dropped in silence. */
const changeSchema = v.strictObject(v.partial(detailsSchema).entries);

/** One's own workshops, and for facilitators their codes. */
export function listWorkshops(edge: Edge) {
	return async function listWorkshops(context: ApiContext) {
		const account = await accountOf(context, edge);
		const found = await edge.services.workshops.ofAccount(account);
		return context.json({ workshops: found.map((workshop) => told(edge, workshop)) });
	};
}

export function makeWorkshop(edge: Edge) {
	return async function makeWorkshop(context: ApiContext) {
		const account = await facilitatorOf(context, edge);
		const { groups, steps, ...rest } = await readJson(context, newSchema);
		const workshop = {
			...rest,
			groups: groups?.map(asGroup),
			steps: steps?.map((step) => present<NewStep>(step))
		};
		const made = await edge.services.workshops.create(account, present<NewWorkshop>(workshop));
		return context.json(made, 201);
	};
}

export function showWorkshop(edge: Edge) {
	return async function showWorkshop(context: ApiContext) {
		const account = await accountOf(context, edge);
		const workshop = await edge.services.workshops.forMember(account, idOf(context));
		return context.json(told(edge, workshop));
	};
}

export function changeWorkshop(edge: Edge) {
	return async function changeWorkshop(context: ApiContext) {
		const account = await accountOf(context, edge);
		const change = present(await readJson(context, changeSchema));
		await edge.services.workshops.update(account, idOf(context), change);
		return context.json(
			told(edge, await edge.services.workshops.forMember(account, idOf(context)))
		);
	};
}

/** With its board and everything on it; whoever is there is told that it is over. */
export function removeWorkshop(edge: Edge) {
	return async function removeWorkshop(context: ApiContext) {
		const account = await accountOf(context, edge);
		await edge.services.workshops.remove(account, idOf(context));
		return context.json({});
	};
}

function told({ services }: Edge, workshop: StoredWorkshop & { role: MemberRole }) {
	const { workshopId, boardId, title, site, date, deletedOn, sample, role, closedAt } = workshop;
	const code = mayRunWorkshops(role) ? services.workshops.codeOf(workshop).code : undefined;
	return { workshopId, boardId, code, title, site, date, deletedOn, sample, role, closedAt };
}

function asGroup(group: v.InferOutput<typeof groupSchema>): Group {
	return typeof group === 'string' ? standardGroup(group) : standardGroup(group.id, group.label);
}

/** Fields that were not given are absent, not undefined. */
function present<Wanted extends object>(given: {
	[Field in keyof Wanted]: Wanted[Field] | undefined;
}): Wanted {
	return Object.fromEntries(
		Object.entries(given).filter(([, value]) => value !== undefined)
	) as Wanted;
}

function idOf(context: ApiContext): string {
	return context.req.param('id') ?? '';
}
