<?php
// What every adapter in PHP does: read lines, make calls, print lines. It needs nothing but PHP 8, so that this one file can be copied beside an
// adapter of your own. docs/guides/test-an-sdk.md tells the protocol.

/** The SDK cannot do this. Throw it from `prepare`; its text is the reason. */
final class B24Unsupported extends Exception
{
}

/** Something that the adapter needs is not on this machine. Throw it from `prepare`; its text is the reason. */
final class B24UnmetPrecondition extends Exception
{
}

/** What a call gives whose result is not there at all. */
enum B24Result
{
    case Undefined;
}

/** Ends the process as one whose SDK is not installed; the text says what to do. */
function b24sdk_absent(string $text): never
{
    fwrite(STDERR, "$text\n");
    exit(3);
}

/** The first file that is there: the one that was named, then that of the working copy that the suite names, then that of the user's project. */
function b24sdk_find(?string $named, array $below): ?string
{
    $places = array_filter([getenv('B24SDK_PACKAGE_DIR'), getenv('B24SDK_PROJECT_DIR')]);
    $found = [];
    foreach ($places as $place) {
        foreach ($below as $path) {
            $found[] = "$place/$path";
        }
    }
    $project = getenv('B24SDK_PROJECT_DIR');
    $own = $named === null || $named === '' ? [] : [$named, "$project/$named"];
    foreach ([...$own, ...$found] as $file) {
        if (is_file($file)) {
            return $file;
        }
    }
    return null;
}

/**
 * Lets SDKs that leave the authority to PHP's settings trust that of the run. Those settings can only be given to a new process: it takes this
 * one's place, by pcntl where that is there, else as a child with the same input and output. Call it first of all.
 */
function b24sdk_trust_authority(array $argv): void
{
    $authority = getenv('CURL_CA_BUNDLE');
    if (!$authority || ini_get('curl.cainfo') === $authority) {
        return;
    }
    $parameters = ['-d', "curl.cainfo=$authority", '-d', "openssl.cafile=$authority", ...$argv];
    if (function_exists('pcntl_exec')) {
        pcntl_exec(PHP_BINARY, $parameters);
    }
    if (function_exists('proc_open')) {
        $child = proc_open([PHP_BINARY, ...$parameters], [STDIN, STDOUT, STDERR], $pipes);
        exit($child === false ? 1 : proc_close($child));
    }
    $GLOBALS['b24sdk_untrusted'] = $authority;
}

/** Fields of an error: ['code' => [$code, 'property']]; what is null or empty is marked as not there. */
function b24sdk_surfaced(array $fields, ?Throwable $error = null, ?string $message = null): array
{
    $out = $error === null ? [] : ['type' => get_class($error), 'type_from' => 'class', 'cause' => $error->getPrevious()?->getMessage()];
    $out['message'] = $message ?? $error?->getMessage();
    foreach ($fields as $name => [$value, $origin]) {
        $isThere = $value !== null && $value !== '';
        $out[$name] = $isThere ? ($name === 'http_status' ? (int) $value : (string) $value) : null;
        $out["{$name}_from"] = $isThere ? $origin : 'none';
    }
    return $out;
}

function b24sdk_kind(mixed $value): string
{
    return match (gettype($value)) {
        'boolean' => 'boolean', 'integer', 'double' => 'number', 'string' => 'string', 'NULL' => 'null',
        'array' => array_is_list($value) ? 'array' : 'object', default => 'object',
    };
}

function b24sdk_settle(callable $make, callable $read, callable $explain): array
{
    $began = hrtime(true);
    try {
        $value = $make();
    } catch (Throwable $error) {
        $outcome = ['outcome' => 'error', 'surface' => 'thrown', 'error' => $explain($error)];
    }
    $took = ['elapsed_ms' => intdiv(hrtime(true) - $began, 1_000_000)];
    if (isset($outcome)) {
        return $outcome + $took;
    }
    $seen = $read($value);
    if (isset($seen['error'])) {
        return ['outcome' => 'error', 'surface' => 'returned', 'error' => $seen['error']] + $took;
    }
    if ($seen['result'] === B24Result::Undefined) {
        return ['outcome' => 'result', 'surface' => 'returned', 'result_kind' => 'undefined'] + $took;
    }
    return ['outcome' => 'result', 'surface' => 'returned', 'result' => $seen['result'], 'result_kind' => b24sdk_kind($seen['result'])] + $took;
}

function b24sdk_reply(array $command, callable $prepare, callable $explain): array
{
    try {
        if (isset($GLOBALS['b24sdk_untrusted']) && $command['tls']['ca_file'] !== null) {
            throw new B24UnmetPrecondition('PHP cannot be told which authority to trust: neither pcntl_exec nor proc_open is there.');
        }
        $client = $prepare($command);
        $client = is_callable($client) ? ['make' => $client] : $client;
        $read = $client['read'] ?? fn ($value) => ['result' => $value];
        $calls = [];
        for ($count = $command['repeat']['count']; $count > 0; $count--) {
            $calls[] = b24sdk_settle($client['make'], $read, $explain);
        }
        $bad = array_values(array_filter($calls, fn ($call) => $call['outcome'] !== 'result'));
        $tokens = isset($client['tokens']) ? ['tokens' => $client['tokens']()] : [];
        return ($bad[0] ?? end($calls)) + $tokens + (count($calls) > 1 ? ['calls' => $calls] : []);
    } catch (B24Unsupported $reason) {
        return ['outcome' => 'unsupported', 'reason' => $reason->getMessage()];
    } catch (B24UnmetPrecondition $reason) {
        return ['outcome' => 'unmet_precondition', 'reason' => $reason->getMessage()];
    } catch (Throwable $error) {
        return ['outcome' => 'adapter_error', 'reason' => (string) $error];
    }
}

/**
 * Serves the protocol until its input ends.
 *
 * `$handshake` is the reply to `handshake`. `$prepare($command)` builds the SDK for one call and gives a function without parameters that holds nothing
 * but what a user of the SDK writes: what it throws is the SDK's failure, what it gives is the result. Or it gives ['make' => that function,
 * 'read' => turns what came back into ['result' => …] or ['error' => fields], 'tokens' => gives the credential held afterwards].
 * `$explain($error)` makes fields of what was thrown. What `$prepare`, `read` or `$explain` throw is a defect of the adapter.
 */
function b24sdk_serve(array $handshake, callable $prepare, callable $explain): void
{
    while (($line = fgets(STDIN)) !== false) {
        $command = json_decode($line, true);
        $what = ($command['b24sdk'] ?? null) === 1 ? $command['cmd'] ?? null : null;
        if ($what === 'stop') {
            break;
        }
        if ($what !== 'handshake' && $what !== 'call') {
            fwrite(STDERR, "This is not a command of protocol version 1.\n");
            exit(64);
        }
        $reply = $what === 'handshake' ? $handshake : ['id' => $command['id']] + b24sdk_reply($command, $prepare, $explain);
        fwrite(STDOUT, json_encode(['b24sdk' => 1] + $reply, JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
    }
}
