# Arguments: a Region, its host, another Region's host.
require 'json'
require 'net/http'

region, host, other_host = ARGV
ACCOUNT = ENV.fetch('TWILIO_ACCOUNT_SID')

def ask(host, path, user, password, form = nil)
  uri = URI("https://#{host}/2010-04-01/Accounts/#{ACCOUNT}#{path}")
  request = form ? Net::HTTP::Post.new(uri) : Net::HTTP::Get.new(uri)
  request.basic_auth(user, password)
  request.set_form_data(form) if form
  Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) { |http| http.request(request) }
end

token = ENV.fetch("TWILIO_#{region.upcase}_AUTH_TOKEN")
key = JSON.parse(ask(host, '/Keys.json', ACCOUNT, token, 'FriendlyName' => 'worker').body)
used = ask(host, '/Messages.json', key['sid'], key['secret']).code.to_i
refused = ask(other_host, '/Messages.json', key['sid'], key['secret']).code.to_i
without_edge =
  begin
    ask('api.ie1.twilio.com', '/Messages.json', key['sid'], key['secret']).code
  rescue OpenSSL::SSL::SSLError => e
    e.message
  end
puts JSON.generate(sid: key['sid'], used: used, refused: refused, withoutEdge: without_edge)
