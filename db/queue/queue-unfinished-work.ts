import type { TransactionSql } from "postgres";

/**
 * Fills the queue of a restored database, whose jobs were not kept: one look at every site, and each portfolio run that was asked for
 * and has no result.
 */
export async function queueUnfinishedWork(tx: TransactionSql): Promise<void> {
  await tx`select enqueue_refresh(null)`;
  await tx`
    select graphile_worker.add_job('run-portfolio', json_build_object('runId', id), job_key => 'run-portfolio:' || id)
    from portfolio_runs where state in ('queued', 'running') order by id`;
}
