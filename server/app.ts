import { Hono } from 'hono';
import { FivewaysError } from '#lib/domain/errors.ts';
import { apiHeaders } from './api/api-headers.ts';
import { check } from './api/check.ts';
import { postCommands } from './api/commands.ts';
import type { ApiEnv, Edge } from './api/edge.ts';
import { answerError } from './api/errors.ts';
import { exportFile } from './api/exports.ts';
import { contentType, ownOrigin, ownOriginAlways } from './api/guards.ts';
import { alive, ready, version } from './api/health.ts';
import { listHistory, showMoment } from './api/history.ts';
import { importBoard, importTypes } from './api/import.ts';
import { join } from './api/join.ts';
import { poll } from './api/poll.ts';
import { rejoin } from './api/rejoin.ts';
import { requestLog } from './api/request-log.ts';
import { openScreen } from './api/screen.ts';
import { addSeat } from './api/seats.ts';
import { signIn, signOut } from './api/sign-in.ts';
import { welcome } from './api/welcome.ts';
import {
	changeWorkshop,
	listWorkshops,
	makeWorkshop,
	removeWorkshop,
	showWorkshop
} from './api/workshops.ts';
import { checkRoute, socketRoute } from './sync/upgrade.ts';

/** Which requests are the app's; pages and files are the others. */
export const appPaths = /^\/(?:api|sync)(?:\/|\?|$)|^\/(?:healthz|readyz|metrics|version)(?:\?|$)/;

/** Everything that is no page: what programs, sockets and operators ask. One line a route. */
export function createApp(edge: Edge) {
	const own = ownOrigin(edge);
	const json = contentType('application/json');
	const file = contentType(...importTypes);

	return new Hono<ApiEnv>()
		.use(requestLog(edge), apiHeaders(edge))
		.notFound((context) => answerError(new FivewaysError('not-found'), context, edge))
		.onError((error, context) => answerError(error, context, edge))

		.get('/healthz', alive)
		.get('/readyz', ready(edge))
		.get('/version', version(edge))

		.post('/api/sign-in', own, json, signIn(edge))
		.post('/api/sign-out', own, json, signOut(edge))

		.get('/api/workshops', listWorkshops(edge))
		.post('/api/workshops', own, json, makeWorkshop(edge))
		.get('/api/workshops/:id', showWorkshop(edge))
		.patch('/api/workshops/:id', own, json, changeWorkshop(edge))
		.delete('/api/workshops/:id', own, json, removeWorkshop(edge))

		.post('/api/join', own, json, join(edge))
		.post('/api/screen', own, json, openScreen(edge))
		.post('/api/rejoin', own, json, rejoin(edge))

		.post('/api/check', own, json, check(edge))

		.post('/api/boards/import', own, file, importBoard(edge))
		.post('/api/boards/:id/seats', own, json, addSeat(edge))
		.post('/api/boards/:id/commands', own, json, postCommands(edge))
		.post('/api/boards/:id/poll', own, json, poll(edge))
		.get('/api/boards/:id/export/:format', exportFile(edge))
		.get('/api/boards/:id/history', listHistory(edge))
		.get('/api/boards/:id/history/:moment', showMoment(edge))

		.get('/sync/check', ownOriginAlways(edge), checkRoute(edge.checks, edge.log))
		.get(
			'/sync/boards/:boardId',
			ownOriginAlways(edge),
			socketRoute(edge.sockets, welcome(edge), edge.log)
		);
}

/** The app's type, for a typed client. */
export type App = ReturnType<typeof createApp>;
