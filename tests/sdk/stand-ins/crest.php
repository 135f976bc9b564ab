<?php
// Stands in for CRest in tests: the same names and settings, none of its code.
require_once __DIR__ . '/settings.php';

/** @version 0.0 stand-in */
class CRest
{
    public static function call($method, $params = [])
    {
        $settings = defined('C_REST_WEB_HOOK_URL')
            ? ['client_endpoint' => C_REST_WEB_HOOK_URL]
            : json_decode(file_get_contents(__DIR__ . '/settings.json'), true);
        $token = isset($settings['access_token']) ? ['auth' => $settings['access_token']] : [];
        $curl = curl_init($settings['client_endpoint'] . $method . '.json');
        curl_setopt_array($curl, [CURLOPT_POSTFIELDS => http_build_query($params + $token), CURLOPT_RETURNTRANSFER => true]);
        $text = curl_exec($curl);
        return $text === false ? ['error' => 'curl_error', 'error_information' => curl_error($curl)] : json_decode($text, true);
    }
}
