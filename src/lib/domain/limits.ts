/** Every limit of the wire and of the model, in one table. People are told before they hit one. */
export const limits = {
	/** Bytes of one incoming WebSocket message. */
	frameBytes: 16_384,
	/** UTF-8 bytes of one command's JSON. */
	commandBytes: 8_192,
	/** Fragments and buffered chunks of one incoming message. */
	frameFragments: 16,
	frameBufferedChunks: 64,
	/** Commands in one HTTP request. */
	commandsPerRequest: 20,

	noteGraphemes: 1_000,
	noteBytes: 4_096,
	/** From this many graphemes left the composer shows the count. */
	noteCountShownFrom: 100,
	/** Highest version of a text that a file may bring: no note is changed so often. */
	noteVersion: 1_000_000,
	notesPerSeat: 200,
	notesPerBoard: 3_000,
	/** As the two above, with those in the bin and the hidden ones: what is taken off is kept too. */
	keptNotesPerSeat: 400,
	keptNotesPerBoard: 6_000,
	/** A board page is drawn with its notes up to so many; more come by the socket. */
	notesInPage: 600,
	clustersPerBoard: 300,
	actionsPerBoard: 200,
	actionGraphemes: 300,
	actionBytes: 1_536,
	actionOwnerGraphemes: 80,
	actionOwnerBytes: 512,
	/** Notes and clusters that one action may come from. */
	linksPerAction: 20,
	/** Moments of a board that are kept, and how long all of them may be together, uncompressed. */
	momentsPerBoard: 50,
	momentsLength: 32 * 1_048_576,
	momentNameGraphemes: 80,
	seatsPerBoard: 120,
	/** Devices that came to one seat by its code; one more ends the oldest. */
	furtherDevicesPerSeat: 10,
	/** People of one group who are in the room without a device. */
	headcountPerGroup: 500,
	/** Notes and clusters on one ballot: ten dots for each question. */
	targetsPerBallot: 50,
	socketsPerSeat: 4,
	socketsPerBoard: 150,
	/** Room screens of one board at a time. They take none of the places above. */
	screensPerBoard: 20,
	/** A link opens room screens for so long, and each screen shows the board for so long. */
	screenLinkMs: 7 * 24 * 60 * 60_000,
	screenMs: 12 * 60 * 60_000,
	/** Links of one board that open screens; one more ends the oldest. */
	screenLinksPerBoard: 50,
	/** How often room screens are told the counts. */
	screenCountsMs: 5_000,

	/** Of a workshop's title, and of its place. */
	titleGraphemes: 300,
	titleBytes: 2_048,
	nameGraphemes: 60,
	clusterNameGraphemes: 80,
	clusterNameBytes: 500,
	groupLabelGraphemes: 40,
	groupLabelBytes: 1_024,
	/** Longer removal messages are cut, never refused. */
	removalMessageGraphemes: 200,
	/** Of a facilitator to the writer of a note: longer ones are cut, never refused. */
	messageGraphemes: 200,
	/** Groups a workshop may add to the fixed ones. */
	extraGroups: 4,
	/** Steps of a running order; the minutes and the sentence of one. */
	stepsPerBoard: 50,
	stepMinutes: 240,
	stepSentenceGraphemes: 120,
	/** The longest timer, and how long after the end that was asked for a command still starts one. */
	timerMs: 24 * 3_600_000,
	timerLateMs: 60_000,

	/** Commands of one seat over all its sockets and HTTP: tokens a second and burst. */
	commandsPerSecond: 20,
	commandBurst: 60,
	/** This long above the rate closes with 4529 (HTTP: 429). */
	commandOverRateMs: 5_000,
	presencePerSecond: 15,

	/** SyncStep1: one per socket and document in this time; one more waits. */
	syncStepEveryMs: 2_000,
	syncStepsAbuse: 20,
	syncStepsAbuseMs: 10_000,
	stateVectorBytes: 4_096,
	stateVectorEntries: 4_096,

	/** Changes of who writes on one socket of a shared device, and frames that wait for one. */
	seatTurnsPerMinute: 60,
	framesInWaiting: 64,

	/** Abuse events of one socket before it is closed with 4400. */
	abusePerSocket: 5,
	/** Unparseable commands in `unparsedWindowMs` before 4400. */
	unparsedPerSocket: 20,
	unparsedWindowMs: 10_000,

	/** Being seated: so many at a time from one address, and so long at most. */
	seatingPerAddress: 20,
	seatingMs: 5_000,

	/** Checks of a device and its network, of all visitors: sockets at a time, and both kinds a second. */
	checksAtOnce: 100,
	checksPerSecond: 50,

	heartbeatMs: 10_000,
	deadAfterMs: 30_000,
	/** A reader above this many unsent bytes, or not drained for `deadAfterMs`, is let go. */
	sendBufferBytes: 1_048_576,
	/** Broadcasts of a board are merged: ordinarily at most so late, and some this late under load. */
	tickMs: 8,
	tickLoadMs: 50,
	/** A held poll is answered after this at the latest. */
	pollHoldMs: 20_000,

	/** Places: x from 0 to 1, y from 0 to 400, on a grid of 0.05. */
	placeMaxX: 1,
	placeMaxY: 400,
	placeGrid: 0.05,

	/** Of a CSV file: the notes of a board at 700 bytes a row. Reading one holds everybody up. */
	csvBytes: 2 * 1_048_576,
	/** Dots of one note, or people of one group, that a file may bring. */
	importedCount: 9_999
} as const;

/**
 * Bytes of the largest board file, which is a full board: what was kept can always be opened again.
 * In JSON a quotation mark, a backslash and a newline take a byte more, and no grapheme has two of
 * them. What stands beside a text (ids, place, times, names of the fields, tabs) fits into 512
 * bytes, a cluster into 2 KiB, an action with its links into 4 KiB, and all else of a board into 256 KiB.
 */
export const boardFileBytes =
	limits.notesPerBoard * (limits.noteBytes + limits.noteGraphemes + 512) +
	limits.clustersPerBoard * 2_048 +
	limits.actionsPerBoard * 4_096 +
	262_144;

/** Bytes of the page's form that holds a board file in base64, so that nothing of it is kept before. */
export const importFormBytes = Math.ceil((boardFileBytes * 4) / 3) + 65_536;
