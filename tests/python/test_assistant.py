"""The commands as tools of an AI assistant: one JSON-RPC message to a line, answered in order."""
import json
import subprocess
import unittest

import results

from concordat.program import find_program


def answers(*messages):
    lines = "".join((m if isinstance(m, str) else json.dumps({"jsonrpc": "2.0", **m})) + "\n" for m in messages)
    done = subprocess.run([find_program(), "serve"], input=lines.encode(), capture_output=True, check=False, cwd=results.FOLDER)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def call(number, name, *words):
    return {"id": number, "method": "tools/call", "params": {"name": name, "arguments": {"words": list(words)}}}


class Assistant(unittest.TestCase):
    def test_it_says_who_it_is_and_lists_every_command_with_its_help(self):
        first, listed = answers({"id": 0, "method": "initialize", "params": {}}, {"method": "notifications/initialized"}, {"id": "b", "method": "tools/list"})
        self.assertEqual(first["result"]["serverInfo"]["name"], "concordat")
        self.assertEqual(listed["id"], "b")
        tools = {tool["name"]: tool for tool in listed["result"]["tools"]}
        self.assertTrue({"run", "compare", "stress", "check", "list", "explain"} <= set(tools))
        self.assertNotIn("serve", tools)
        self.assertIn("--footprint", tools["run"]["description"])
        self.assertTrue(tools["check"]["annotations"]["readOnlyHint"])
        self.assertFalse(tools["run"]["annotations"]["readOnlyHint"])

    def test_a_call_answers_with_the_command_s_json(self):
        words = ("three_places", "--months", "12", "--replicates", "8", "--output", "asked.h5", "--overwrite")
        answer = json.loads(answers(call(7, "run", *words))[0]["result"]["content"][0]["text"])
        self.assertEqual(answer["runs"], 8)
        self.assertTrue((results.FOLDER / "asked.h5").exists())

    def test_a_command_without_json_is_a_tool_too(self):
        figure = str(results.FOLDER / "asked.svg")
        result = answers(call(1, "figure", str(results.runs()), "fan", "--output", figure, "--overwrite"))[0]["result"]
        self.assertFalse(result["isError"], result)
        self.assertIn("wrote", result["content"][0]["text"])

    def test_what_the_program_refuses_is_an_error_in_its_words(self):
        result = answers(call(1, "check", "three_place"))[0]["result"]
        self.assertTrue(result["isError"])
        self.assertIn("three_places", result["content"][0]["text"])

    def test_what_is_no_request_gets_the_protocol_s_error_and_the_next_is_answered(self):
        bad = ["{", "[]", {"id": 1, "method": "tools/fly"}, call(2, "rm", "-rf"), {"id": 3, "method": "tools/call", "params": {"name": "run", "arguments": {"words": "x"}}},
               {"id": 4, "method": "tools/call", "params": {"name": "list", "arguments": {"words": ["a\0b"]}}}]
        *refused, last = answers(*bad, {"id": 9, "method": "ping"})
        self.assertEqual([answer["error"]["code"] for answer in refused], [-32700, -32600, -32601, -32602, -32602, -32602])
        self.assertEqual(last, {"jsonrpc": "2.0", "id": 9, "result": {}})


if __name__ == "__main__":
    unittest.main()
