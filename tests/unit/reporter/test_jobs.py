from __future__ import annotations

from datetime import date

import pytest
from huey import MemoryHuey

from reporter.issue import Issue
from reporter.jobs import ATTEMPTS, Cancelled, Jobs, JobState, QueueFull
from reporter.manifest import Stage
from shared.contract.errors import StateFault, UnknownName


def order(jobs, key="k1"):
    return jobs.order(programme="ZZ2020", edition="e.1", key=key)


def work_off(jobs):
    """Execute what the queue holds, in this process."""
    while task := jobs.queue.dequeue():
        jobs.queue.execute(task)


def test_order_reaches_the_work_of_another_process(tmp_path):
    done: list[str] = []
    job = order(Jobs(tmp_path))
    work_off(Jobs(tmp_path, work=done.append))
    assert done == [job.id]


def test_second_order_of_the_same_review_joins_the_first(tmp_path):
    jobs = Jobs(tmp_path)
    assert order(jobs).id == order(jobs).id
    assert order(jobs).id != order(jobs, "k2").id


def test_queue_takes_as_many_as_it_holds_and_no_more(tmp_path):
    jobs = Jobs(tmp_path, capacity=2)
    first = order(jobs, "k1")
    order(jobs, "k2")
    with pytest.raises(QueueFull, match="Try again"):
        order(jobs, "k3")
    jobs.cancel(first.id)
    assert order(jobs, "k3").state is JobState.QUEUED


def test_progress_is_seen_by_another_process(tmp_path):
    jobs, elsewhere = Jobs(tmp_path), Jobs(tmp_path)
    job = order(jobs)
    jobs.begin(job.id, worker=1)
    jobs.report(job.id, Stage.LAYING_OUT, 50)
    seen = elsewhere.job(job.id)
    assert (seen.state, seen.stage, seen.percent) == (JobState.RUNNING, Stage.LAYING_OUT, 50)
    jobs.finish(job.id)
    assert (elsewhere.job(job.id).state, elsewhere.job(job.id).percent) == (JobState.DONE, 100)


def test_job_is_begun_by_one_worker_only(tmp_path):
    jobs = Jobs(tmp_path)
    job = order(jobs)
    assert jobs.begin(job.id, worker=1) is not None
    assert jobs.begin(job.id, worker=2) is None


def test_cancelled_job_stops_at_its_next_stage(tmp_path):
    jobs = Jobs(tmp_path)
    job = order(jobs)
    jobs.begin(job.id, worker=1)
    jobs.cancel(job.id)
    with pytest.raises(Cancelled):
        jobs.report(job.id, Stage.WRITING, 10)
    jobs.finish(job.id)
    assert jobs.job(job.id).state is JobState.CANCELLED


def test_job_that_was_cancelled_while_it_waited_is_never_begun(tmp_path):
    jobs = Jobs(tmp_path)
    job = order(jobs)
    jobs.cancel(job.id)
    assert jobs.begin(job.id, worker=1) is None


def test_job_whose_worker_ended_is_done_again_after_a_restart(tmp_path):
    jobs = Jobs(tmp_path)
    job = order(jobs)
    jobs.begin(job.id, worker=1)
    restarted = Jobs(tmp_path)
    restarted.recover()
    assert restarted.job(job.id).state is JobState.QUEUED
    assert restarted.begin(job.id, worker=2) is not None


def test_only_the_jobs_of_the_worker_that_ended_are_put_back(tmp_path):
    jobs = Jobs(tmp_path)
    mine, other = order(jobs, "k1"), order(jobs, "k2")
    jobs.begin(mine.id, worker=1)
    jobs.begin(other.id, worker=2)
    jobs.recover(1)
    assert jobs.job(mine.id).state is JobState.QUEUED
    assert jobs.job(other.id).state is JobState.RUNNING


def test_job_that_ends_its_worker_again_and_again_is_given_up(tmp_path):
    jobs = Jobs(tmp_path)
    job = order(jobs)
    for attempt in range(ATTEMPTS):
        assert jobs.begin(job.id, worker=attempt) is not None
        jobs.recover(attempt)
    assert jobs.job(job.id).state is JobState.FAILED


def test_job_that_was_filed_but_not_queued_is_queued_by_the_next_order(tmp_path, monkeypatch):
    def ends(*_):
        raise OSError("the process ends here")

    jobs = Jobs(tmp_path)
    with monkeypatch.context() as broken:
        broken.setattr(jobs, "_task", ends)
        with pytest.raises(OSError, match="ends here"):
            order(jobs)
    [filed] = jobs.open_jobs()
    done: list[str] = []
    assert order(Jobs(tmp_path)).id == filed.id
    work_off(Jobs(tmp_path, work=done.append))
    assert done == [filed.id]


def test_job_that_waits_is_queued_once_however_often_it_is_ordered(tmp_path):
    jobs = Jobs(tmp_path)
    job = order(jobs)
    order(jobs)
    jobs.recover()
    done: list[str] = []
    work_off(Jobs(tmp_path, work=done.append))
    assert done == [job.id]


def test_unknown_job_is_a_clear_fault(tmp_path):
    jobs = Jobs(tmp_path)
    order(jobs)
    with pytest.raises(UnknownName, match=r"There is no job 'nope'\. Order the review again"):
        jobs.cancel("nope")


def test_folder_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StateFault, match="BEATWISE_ARCHIVE"):
        Jobs(tmp_path / "file")


def test_issue_travels_with_its_job(tmp_path):
    issue = Issue(2, "0" * 24, date(2026, 3, 2), ())
    jobs = Jobs(tmp_path)
    job = jobs.order(programme="ZZ2020", edition="e.1", key="k1", issue=issue)
    assert Jobs(tmp_path).job(job.id).issue == issue
    assert order(jobs, "k2").issue is None


def test_host_that_shares_a_queue_puts_back_its_own_jobs_only(tmp_path, monkeypatch):
    # what carries the orders is not looked at: only what becomes of them
    monkeypatch.setattr("reporter.jobs.RedisHuey", lambda *_, **__: MemoryHuey("reviews"))
    first, second = (
        Jobs(tmp_path, host=host, queue="redis://queue.example/0") for host in ("first", "second")
    )
    mine, other = order(first, "k1"), order(first, "k2")
    first.begin(mine.id, worker=7)
    second.begin(other.id, worker=7)
    first.recover(7)
    assert second.job(mine.id).state is JobState.QUEUED
    assert second.job(other.id).state is JobState.RUNNING
    first.begin(mine.id, worker=8)
    first.recover()
    assert second.job(mine.id).state is JobState.QUEUED
    assert second.job(other.id).state is JobState.RUNNING


def test_host_alone_puts_back_jobs_of_its_former_name(tmp_path):
    job = order(Jobs(tmp_path))
    Jobs(tmp_path, host="container-1").begin(job.id, worker=7)
    Jobs(tmp_path, host="container-2").recover()
    assert Jobs(tmp_path).job(job.id).state is JobState.QUEUED


def test_queue_that_hosts_share_is_named_by_its_address(tmp_path):
    jobs = Jobs(tmp_path, queue="redis://queue.example:6390/3")
    kept = jobs.queue.storage.pool.connection_kwargs
    assert (kept["host"], kept["port"], kept["db"]) == ("queue.example", 6390, 3)


def test_queue_of_an_unknown_kind_is_refused(tmp_path):
    with pytest.raises(StateFault, match="BEATWISE_QUEUE=amqp://x"):
        Jobs(tmp_path, queue="amqp://x")
