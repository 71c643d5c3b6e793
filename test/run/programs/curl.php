<?php
// Arguments: a Region, its host, another Region's host. The extension that twilio-php uses.
[, $region, $host, $otherHost] = $argv;
$account = getenv('TWILIO_ACCOUNT_SID');

function ask($host, $path, $user, $password, $form = null)
{
    global $account;
    $handle = curl_init("https://$host/2010-04-01/Accounts/$account$path");
    curl_setopt_array($handle, [CURLOPT_USERPWD => "$user:$password", CURLOPT_RETURNTRANSFER => true]);
    if ($form !== null) {
        curl_setopt($handle, CURLOPT_POSTFIELDS, http_build_query($form));
    }
    $body = curl_exec($handle);
    return [curl_getinfo($handle, CURLINFO_RESPONSE_CODE), $body === false ? curl_error($handle) : json_decode($body)];
}

$token = getenv('TWILIO_' . strtoupper($region) . '_AUTH_TOKEN');
[, $key] = ask($host, '/Keys.json', $account, $token, ['FriendlyName' => 'worker']);
[$used] = ask($host, '/Messages.json', $key->sid, $key->secret);
[$refused] = ask($otherHost, '/Messages.json', $key->sid, $key->secret);
[, $withoutEdge] = ask('api.ie1.twilio.com', '/Messages.json', $key->sid, $key->secret);
echo json_encode(['sid' => $key->sid, 'used' => $used, 'refused' => $refused, 'withoutEdge' => $withoutEdge]), "\n";
