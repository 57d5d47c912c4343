/** What words around a number say about it. Country codes: the national number of that country is named. */
export type ContextTag = string;

/**
 * Words that stand near personal data, in lower case, by what they announce; "|" is a blank. A word with "*" may go on ("telefon*" in
 * "Telefonnummer"); all others end where a word ends. Scripts without blanks between words need no "*".
 */
export const contextWords: Readonly<Record<ContextTag, string>> = {
  phone:
    'phone* telephone* tel mobile cell cellphone* landline fax whatsapp call calling calls dial ring reach* text hotline ' +
    'sms answering voicemail messages desk office ' +
    'telefon* handy* mobil* festnetz rückruf* ruf rufen anrufen erreich* durchwahl ' +
    'téléphone* portable appelez appeler appel joindre joignable numéro|de|tél tél ' +
    'teléfono* telefono* móvil celular llame llamar llámame llámeme ' +
    'cellulare chiama chiamare chiamami chiamate recapito telefone* telemóvel ligue ligar ' +
    'telefoon* bel bellen mobiele mobiel gsm zadzwoń komórka komórkowy zadzwonić tlf ringa puhelin* matkapuhelin soita ' +
    'телефон* тел моб мобильный звоните позвоните номер|телефона τηλέφωνο* κινητό telefonszám* cep ara arayın ' +
    '电话 手机 電話 携帯 手機 联系方式 전화 휴대폰 연락처 هاتف جوال טלפון फ़ोन मोबाइल โทร โทรศัพท์',
  birth:
    'born birth birthday birthdate dob d.o.b birth-date date_of_birth dateofbirth birth_date ' +
    'geboren geburtsdatum geburtstag geb né née naissance nacido nacida nació nacimiento nato nata nascita ' +
    'nascido nascida nasceu nascimento geboortedatum geboorte urodzony urodzona urodził urodziła urodzenia ur född födelsedatum ' +
    'født fødselsdato fødselsdag syntynyt syntymäaika syntynyt narozen* narození született születési doğum doğdu doğumlu ' +
    'родился родилась рождения născut născută nașterii γεννήθηκε γεννήσεως 出生 生日 生年月日 誕生日 생년월일 출생 ' +
    'تاريخ|الميلاد ولد rojen rođen* datum|rođenja sündinud',
  // What numbers are that belong to nobody in particular.
  other:
    'order orders bestellung bestellnummer commande pedido ordine encomenda bestelling zamówienie tracking shipment parcel ' +
    'sendungsnummer sendung suivi seguimiento consignment waybill invoice rechnung rechnungsnummer facture factura fattura ' +
    'faktura ticket isbn issn imei ean gtin upc sku asin serial seriennummer version release build commit revision ' +
    'firmware article artikel artikelnummer product model part batch lot reference ref référence referencia ' +
    'case booking reservation buchung transaction txn request timestamp epoch unix port pid uuid guid hash checksum ' +
    'total sum equals population views bytes votes arxiv doi pmid rfc vin issue bug error code row line page ' +
    'v ver kernel driver chapter section figure table meter reading',
  'id:any':
    'national|id national|number national|identification national|identity identity|number identity|card id|number ' +
    'id|card identification|number personal|number personal|id personal|code tax|id tax|number taxpayer tin ' +
    'social|security social|insurance social|number citizen|number government|id fiscal|number identity|no id|no ' +
    'national|insurance personal|identification health|number',
  'id:US': 'ssn itin social|security social|sec',
  'id:CA': 'sin social|insurance nas assurance|sociale canadian',
  'id:GB': 'nhs nino national|insurance ni|number',
  'id:IE': 'pps ppsn',
  'id:DE':
    'steuer-id* steuerid* steueridentifikationsnummer steuernummer identifikationsnummer idnr steuer-identifikationsnummer',
  'id:FR': 'nir insee sécurité|sociale sécu numéro|de|sécu securite|sociale',
  'id:ES': 'dni nie nif documento|nacional',
  'id:IT': 'codice|fiscale cf',
  'id:PT': 'nif contribuinte número|fiscal',
  'id:NL': 'bsn burgerservicenummer sofinummer sofi',
  'id:BE': 'rijksregister* rijksregisternummer registre|national numéro|national nrn insz niss',
  'id:CH': 'ahv avs ahv-nr ahv-nummer ahvn13 navs13',
  'id:AT': 'svnr sozialversicherungsnummer sv-nummer versicherungsnummer',
  'id:PL': 'pesel',
  'id:CZ': 'rodné|číslo rodne|cislo rč',
  'id:SK': 'rodné|číslo rodne|cislo rč',
  'id:SE': 'personnummer* samordningsnummer',
  'id:NO': 'fødselsnummer* fodselsnummer personnummer d-nummer',
  'id:DK': 'cpr cpr-nummer cpr-nr personnummer',
  'id:FI': 'hetu henkilötunnus* personbeteckning',
  'id:IS': 'kennitala kt',
  'id:EE': 'isikukood*',
  'id:LT': 'asmens|kodas asmens|kodo',
  'id:LV': 'personas|kods personas|koda',
  'id:RO': 'cnp cod|numeric',
  'id:BG': 'егн egn',
  'id:HU': 'taj tajszám taj-szám adóazonosító',
  'id:HR': 'oib',
  'id:SI': 'emšo emso',
  'id:RS': 'jmbg јмбг',
  'id:GR': 'amka αμκα αφμ afm',
  'id:TR': 'tckn tc|kimlik t.c.|kimlik kimlik',
  'id:RU': 'снилс инн snils inn',
  'id:UA': 'рнокпп іпн ідентифікаційний rnokpp',
  'id:KZ': 'иин жсн iin',
  'id:BR': 'cpf',
  'id:AR': 'cuil cuit',
  'id:CL': 'rut run',
  'id:MX': 'curp',
  'id:SG': 'nric fin',
  'id:HK': 'hkid 身份證',
  'id:TW': '身分證 統一編號',
  'id:DO': 'cédula cedula',
  'id:EC': 'cédula cedula',
  'id:ZA': 'south|african|id sa|id rsa|id id|number',
  'id:IN': 'aadhaar* aadhar* uidai आधार',
  'id:CN': '身份证 身份證 居民身份 resident|identity resident|id',
  'id:JP': 'マイナンバー 個人番号 my|number',
  'id:KR': '주민등록번호 주민번호 resident|registration rrn',
  'id:TH': 'เลขบัตรประชาชน เลขประจำตัวประชาชน thai|id',
  'id:IL': 'ת.ז תעודת|זהות teudat|zehut israeli|id',
  'id:AU': 'tfn tax|file medicare',
  'id:NZ': 'ird',
  card: 'card* credit debit visa mastercard amex cc karte* kreditkarte* carte tarjeta carta cartão kort karta 卡号 カード',
  'ip-address':
    'ip ips ipv4 address host server ping ssh dns gateway subnet router network client login adresse dirección',
  // Words of streets; "*" in front: the word may begin before.
  street:
    'street st avenue ave road rd lane ln drive dr boulevard blvd court ct place pl square sq terrace way close crescent parkway ' +
    'pkwy highway hwy circle row gardens mews hill quay trail *straße *strasse *str. *weg *gasse *platz *allee *ufer *damm ' +
    '*straat *laan *gracht *plein *kade *gatan *vägen *vej *gade *veien *gata *katu rue chemin allée quai impasse calle ' +
    'avenida plaza paseo via viale piazza corso rua travessa praça ul. ulica al.',
  address:
    'address live lives living reside resides residing ship send deliver delivered delivery moved located mail visit shipped sent ' +
    'adresse anschrift wohne wohnt wohnhaft wohnen habite habitons dirección vivo vive domicilio indirizzo abito abita ' +
    'residente endereço moro mora adres woon woont mieszkam mieszka bor bostad',
};
