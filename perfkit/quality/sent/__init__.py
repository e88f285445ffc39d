"""What a file that was sent would come to: held against every rule, profiled, told and marked."""
