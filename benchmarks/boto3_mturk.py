"""What the programs that measure boto3 have in common."""
import resource

import boto3

TYPE = "3AWO4KN9YO3JRSN25G0KTXS4AQW9I6"


def connect(port, ca_file, **more):
    """A client for the server of the benchmarks; over TLS where there are authorities to trust."""
    return boto3.client(
        "mturk", region_name="us-east-1", verify=ca_file,
        endpoint_url=f"{'https' if ca_file else 'http'}://127.0.0.1:{port}", aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", **more)


def cpu():
    """Seconds of processor time that this process has taken."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
