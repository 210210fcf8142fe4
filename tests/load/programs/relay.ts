import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { answerUsage, listening } from './meter.ts';

/* A bare ws server that keeps its sockets: what an idle connection costs before anybody adds to it. */
const server = createServer();
const relay = new WebSocketServer({ server, perMessageDeflate: false });
relay.on('connection', (socket) => {
	socket.on('message', (data, isBinary) => {
		// A first answer, so that whoever asks for a board has joined.
		if (isBinary) socket.send(data as Buffer);
	});
});
server.listen(0, '127.0.0.1', () => {
	answerUsage();
	listening((server.address() as AddressInfo).port);
});
