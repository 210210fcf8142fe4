import { parentPort, workerData } from 'node:worker_threads';
import type { ExportContext } from './export-context.ts';
import { exportBoard, type ExportFormat } from './exports.ts';

// One file a thread: what the libraries leave behind goes with it.
const { format, context } = workerData as { format: ExportFormat; context: ExportContext };
const file = await exportBoard(format, context);
parentPort?.postMessage(file);
