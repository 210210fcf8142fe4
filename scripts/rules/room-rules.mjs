import { room, rooms } from './rooms.mjs';

const ours = '^(src|server|tests|scripts)/';
const paths = (names) => names.map((name) => room(name).at);
const folders = (packages) => packages.map((name) => `(^|/)node_modules/(@types/)?${name}/`);

/** The rules of one room for dependency-cruiser: our files, packages, and Node's own modules. */
function rulesOf({ name, at, may, types = [], also = [], packages, builtins, because }) {
	const rule = (suffix, to) => ({
		name: `${name}-${suffix}`,
		severity: 'error',
		comment: because,
		from: { path: at },
		to
	});
	const own = [at, ...paths(may), ...also];
	return [
		rule('may-import', {
			path: ours,
			pathNot: [...own, ...paths(types)],
			dependencyTypes: ['type-only']
		}),
		rule('may-import', { path: ours, pathNot: own, dependencyTypesNot: ['type-only'] }),
		packages && rule('packages', { path: '(^|/)node_modules/', pathNot: folders(packages) }),
		!builtins && rule('builtins', { dependencyTypes: ['core'] })
	].filter(Boolean);
}

/** The table of rooms as forbidden dependencies. */
export function roomRules() {
	return rooms.flatMap(rulesOf);
}

/** Every path that the table speaks of. */
export const everyRoom = rooms.map(({ at }) => at);
