"""Past one machine: blocks of an array are counted by an engine that exists, unchanged."""

from time import perf_counter

import dask.array as dask
import distributed
import numpy as np
import pytest
import xarray

from electoral.batch import allocate

VOTES = np.random.default_rng(11).integers(0, 40, (5_000, 6))


def seats_of(votes):
    """Count a block."""
    return allocate(votes, 17, method="sainte_lague").seats


def status_of(votes):
    """Say whether each row of a block has one result."""
    return allocate(votes, 17, method="sainte_lague").status


@pytest.fixture(scope="module")
def cluster():
    """Two worker processes on this machine."""
    with distributed.Client(n_workers=2, threads_per_worker=1, dashboard_address=None) as client:
        yield client


def test_a_cluster_gives_what_one_process_gives(cluster):
    """Blocks counted by the workers of a real cluster are equal to the whole counted here."""
    blocks = dask.from_array(VOTES, chunks=(700, 6))
    seats = blocks.map_blocks(seats_of, dtype=np.int32)
    status = blocks.map_blocks(status_of, dtype=np.uint8, drop_axis=1)

    assert len(cluster.ncores()) == 2
    start = perf_counter()
    counted = seats.compute()
    spread = perf_counter()
    alone = seats_of(VOTES)
    print(f"cluster {spread - start:.3f} s, alone {perf_counter() - spread:.3f} s")  # noqa: T201 - the overhead
    assert (counted == alone).all()
    assert (status.compute() == status_of(VOTES)).all()


def test_labelled_arrays_are_counted_in_parallel(cluster):
    """With xarray the axes have names, and seats keep the labels of the votes."""
    votes = xarray.DataArray(
        dask.from_array(VOTES, chunks=(700, 6)), dims=("election", "party"), coords={"party": list("ABCDEF")}
    )
    seats = xarray.apply_ufunc(
        seats_of,
        votes,
        input_core_dims=[["party"]],
        output_core_dims=[["party"]],
        dask="parallelized",
        output_dtypes=[np.int32],
    )

    assert len(cluster.ncores()) == 2
    assert seats.dims == ("election", "party")
    assert (seats.compute().to_numpy() == seats_of(VOTES)).all()
    assert seats.sel(party="B").compute().to_numpy().tolist() == seats_of(VOTES)[:, 1].tolist()
