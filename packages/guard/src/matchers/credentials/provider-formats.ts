/**
 * Forms of keys as their issuers document them or scanners of public code know them. Facts only: a prefix and what may
 * follow. One line each: provider, prefix, alphabet of the rest, lengths of the rest ("36", "20-64"), and perhaps "crc32"
 * where the key ends in a check. Alphabets: w letters and digits, W those and "_" and "-", u capitals and digits, l small
 * letters and digits, h small hexadecimal digits, d digits, b base64, p W with points. A blank stands for the next line.
 */
const lines = `
aws AKIA u 16
aws ASIA u 16
aws ABIA u 16
aws ACCA u 16
aws-bedrock ABSK b 60-160
google-api AIza W 35
google-oauth ya29. W 20-300
google-oauth GOCSPX- W 28
firebase APA91b W 100-200
azure-storage AccountKey= b 86-88
azure-service-bus SharedAccessKey= b 43-44
azure-devops AZDO w 80
github ghp_ w 36 crc32
github gho_ w 36 crc32
github ghu_ w 36 crc32
github ghs_ w 36 crc32
github ghr_ w 36-76
github github_pat_ W 82
gitlab glpat- p 20-64
gitlab gldt- W 20-64
gitlab glrt- p 20-64
gitlab glcbt- W 20-64
gitlab glptt- W 40
gitlab glft- W 20-64
gitlab glimt- W 25
gitlab glagent- W 50
gitlab gloas- W 64
gitlab glsoat- W 20-64
slack xoxb- W 24-120
slack xoxp- W 24-160
slack xoxa- W 24-160
slack xoxr- W 24-160
slack xoxs- W 24-160
slack xoxe- W 24-260
slack xoxe. p 24-300
slack xapp- W 24-160
slack xwfp- W 24-160
slack hooks.slack.com/services/ / 30-90
stripe sk_live_ w 10-247
stripe sk_test_ w 10-247
stripe rk_live_ w 10-247
stripe rk_test_ w 10-247
stripe whsec_ b 24-88
openai sk-proj- W 40-200
openai sk-svcacct- W 40-200
openai sk-admin- W 40-200
openai sk-None- W 40-200
openai sk- w 32-64
anthropic sk-ant-api03- W 80-120
anthropic sk-ant-admin01- W 80-120
anthropic sk-ant-oat01- W 80-120
anthropic sk-ant-sid01- W 80-130
openrouter sk-or-v1- h 64
langfuse sk-lf- W 36
huggingface hf_ w 30-40
huggingface api_org_ w 34
replicate r8_ w 37-40
groq gsk_ w 48-56
xai xai- w 70-90
perplexity pplx- w 48
nvidia nvapi- W 60-70
cerebras csk- l 40-60
pinecone pcsk_ W 40-80
langsmith lsv2_pt_ W 32-50
langsmith lsv2_sk_ W 32-50
tavily tvly- W 28-50
firecrawl fc- h 32
elevenlabs sk_ h 48
npm npm_ w 36 crc32
pypi pypi-AgEIcHlwaS5vcmc W 50-220
pypi pypi-AgENdGVzdC5weXBpLm9yZw W 50-220
rubygems rubygems_ h 48
nuget oy2 l 43
crates cio w 32
clojars CLOJARS_ l 60
docker dckr_pat_ W 27
docker dckr_oat_ W 27-40
twilio SK h 32
sendgrid SG. p 66
mailgun key- h 32
sendinblue xkeysib- W 81
mailersend mlsn. l 64
resend re_ W 28-40
shopify shpat_ h 32
shopify shpca_ h 32
shopify shppa_ h 32
shopify shpss_ h 32
square sq0atp- W 22
square sq0csp- W 43
square EAAA W 60
paypal access_token$production$ l 16-80
razorpay rzp_live_ w 14
razorpay rzp_test_ w 14
flutterwave FLWSECK- W 32-44
flutterwave FLWSECK_TEST- W 12-44
shippo shippo_live_ h 40
shippo shippo_test_ h 40
easypost EZAK w 54
easypost EZTK w 54
duffel duffel_live_ W 43
duffel duffel_test_ W 43
facebook EAA w 60-300
databricks dapi h 32-34
digitalocean dop_v1_ h 64
digitalocean doo_v1_ h 64
digitalocean dor_v1_ h 64
heroku HRKU- W 36-66
cloudflare v1.0- W 160-180
cloudflare cfut_ W 40-60
fly fo1_ W 43
fly fm2_ b 100-400
vercel vcp_ w 40-60
netlify nfp_ w 36-40
render rnd_ w 28-40
supabase sbp_ h 40
supabase sb_secret_ W 20-50
neon napi_ l 40-70
planetscale pscale_tkn_ p 32-64
planetscale pscale_pw_ p 32-64
planetscale pscale_oauth_ p 32-64
mongodb mdb_sa_sk_ W 30-60
scaleway SCW u 17
alibaba LTAI w 17-21
tencent AKID w 32
yandex AQVN W 35-38
atlassian ATATT3 b 150-220
atlassian ATCTT3 b 150-220
bitbucket ATBB w 32
linear lin_api_ w 40
linear lin_oauth_ h 64
notion secret_ w 43
notion ntn_ w 43-50
airtable pat p 79
asana 1/ : 49
figma figd_ W 40-44
typeform tfp_ p 40-60
contentful CFPAT- W 43
postman PMAK- W 59
readme rdme_ l 70
hubspot pat-na1- h- 36
hubspot pat-eu1- h- 36
newrelic NRAK- u 27
newrelic NRII- W 32
newrelic NRJS- h 19
newrelic NRAL- W 32
sentry sntrys_ b 60-300
sentry sntryu_ h 64
grafana glsa_ W 41
grafana glc_ b 32-400
grafana eyJrIjoi b 60-120
dynatrace dt0c01. p 80-100
datadog ddp_ w 34
honeycomb hcaik_ l 58
sonar sqp_ h 40
sonar squ_ h 40
sonar sqa_ h 40
snyk snyk_uat. p 40-200
circleci CCIPAT_ W 40-80
buildkite bkua_ h 40
pulumi pul- h 40
doppler dp.pt. w 40-44
doppler dp.st. p 40-60
doppler dp.ct. w 40-44
infracost ico- w 32
prefect pnu_ l 36
prefect pnb_ l 36
vault hvs. W 24-200
vault hvb. W 100-300
vault hvr. W 24-200
tailscale tskey- W 20-80
1password ops_eyJ b 200-800
age AGE-SECRET-KEY-1 u 58
sourcegraph sgp_ W 40-60
okta SSWS|00 W 40
adafruit aio_ w 28
frameio fio-u- W 64
mapbox sk.eyJ p 60-150
telegram :AA W 32-34
discord discord.com/api/webhooks/ / 70-120
discord discordapp.com/api/webhooks/ / 70-120
teams webhook.office.com/webhookb2/ @ 90-200
dropbox sl. W 60-1200
twitch oauth: l 30
harness pat. p 66
kaggle KGAT_ h 32
wandb wandb_v1_ W 60-100
`;

/** The form of one kind of key. */
export interface ProviderFormat {
  readonly provider: string;
  readonly prefix: string;
  /** What may follow. */
  readonly alphabet: string;
  /** How many of them; both ends included. */
  readonly least: number;
  readonly most: number;
  /** Its last six characters are a check. */
  readonly checked: boolean;
}

/** All forms, one entry a line of the list. */
export const providerFormats: readonly ProviderFormat[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const [provider, prefix, alphabet, lengths, check] = line.split(' ') as [
      string,
      string,
      string,
      string,
      string | undefined,
    ];
    const [least, most] = lengths.split('-').map(Number) as [number, number | undefined];
    return {
      provider,
      prefix: prefix.replace('|', ' '),
      alphabet,
      least,
      most: most ?? least,
      checked: check === 'crc32',
    };
  });
