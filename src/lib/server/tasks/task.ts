/** How far a long task is. */
export interface TaskProgress {
	stage: string;
	done: number;
	total: number;
}

/** What every long task takes beside its input. */
export interface TaskContext {
	signal?: AbortSignal;
	progress?: (progress: TaskProgress) => void;
}
