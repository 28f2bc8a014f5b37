import { job, type JobAnswer } from '#lib/api/jobs.ts';
import { fetchJson } from '#lib/map/fetch-answer.ts';
import type { Problem } from '#lib/domain/problem.ts';

const LOST: Problem = {
	code: 'job.lost',
	message: '与服务器的连接中断，任务可能仍在进行。',
	fix: '刷新页面查看；导入记录中会有结果。',
};

export const hasEnded = (one: JobAnswer): boolean => one.state !== 'waiting' && one.state !== 'running';

/**
 * Follows a job by its events until it has ended; what it returns stops following. A stream that breaks is taken up
 * again by the browser; where that fails too, the job is asked once and the loss is told.
 */
export function followJob(
	id: number,
	onstate: (state: JobAnswer) => void,
	onlost: (problem: Problem) => void,
): () => void {
	const events = new EventSource(`/api/jobs/${id}/events`);
	const tell = (value: JobAnswer) => {
		if (hasEnded(value)) events.close();
		onstate(value);
	};
	events.onmessage = (event: MessageEvent<string>) => {
		const read = job.safeParse(JSON.parse(event.data));
		if (read.success) tell(read.data);
	};
	events.onerror = () => {
		if (events.readyState !== EventSource.CLOSED) return;
		void fetchJson(job, `/api/jobs/${id}`).then((answer) => {
			if (answer.ok && hasEnded(answer.value)) tell(answer.value);
			else onlost(answer.ok ? LOST : answer.problem);
		});
	};
	return () => events.close();
}
