import { readConcepts } from './concept.ts'

/** Occupations. */
export const roles = readConcepts(
  'role',
  `
role.lawyer | Lawyer | Abogado | attorney; solicitor; barrister; abogada; counsel; in-house counsel
role.paralegal | Paralegal | Asistente jurídico | legal assistant
role.physician | Physician | Médico | doctor; medical doctor; gp; surgeon; médica; cardiologist; pediatrician; paediatrician; oncologist; psychiatrist; radiologist
role.nurse | Nurse | Enfermero | registered nurse; icu nurse; nurse practitioner; enfermera
role.pharmacist | Pharmacist | Farmacéutico | farmacéutica
role.dentist | Dentist | Dentista |
role.veterinarian | Veterinarian | Veterinario | vet; veterinaria
role.psychologist | Psychologist | Psicólogo | psychotherapist; therapist; psicóloga
role.accountant | Accountant | Contable | bookkeeper; contadora; contador
role.auditor | Auditor | Auditor | 
role.analyst | Financial analyst | Analista financiero | equity analyst; investment analyst
role.actuary | Actuary | Actuario |
role.economist | Economist | Economista |
role.consultant | Consultant | Consultor | management consultant; consultora
role.engineer.software | Software engineer | Ingeniero de software | software developer; programmer; web developer; backend engineer; backend developer; frontend engineer; frontend developer; full stack developer; full-stack developer; desarrollador; desarrolladora; programador; programadora
role.engineer.data | Data engineer | Ingeniero de datos |
role.engineer.ml | Machine learning engineer | Ingeniero de aprendizaje automático | ml engineer; ai engineer
role.engineer | Engineer | Ingeniero | mechanical engineer; civil engineer; electrical engineer; structural engineer; chemical engineer; ingeniera
role.scientist.data | Data scientist | Científico de datos | 
role.analyst.data | Data analyst | Analista de datos | business analyst
role.scientist | Researcher | Investigador | research scientist; scientist; postdoc; postdoctoral researcher; research assistant; research fellow; investigadora; biologist; chemist; physicist; mathematician; statistician
role.professor | Professor | Profesor universitario | lecturer; assistant professor; university teacher; catedrático
role.teacher | Teacher | Profesor | school teacher; high school teacher; english teacher; math teacher; maths teacher; profesora; maestra; maestro
role.tutor | Tutor | Tutor | private tutor
role.student | Student | Estudiante | phd student; phd candidate; doctoral student; graduate student; grad student
role.translator | Translator | Traductor | traductora
role.interpreter | Interpreter | Intérprete |
role.writer | Writer | Escritor | author; novelist; copywriter; technical writer; content writer; escritora; redactor; redactora
role.editor | Editor | Editor | copy editor; proofreader; editora
role.journalist | Journalist | Periodista | reporter
role.designer | Designer | Diseñador | graphic designer; ux designer; product designer; diseñadora
role.architect | Architect | Arquitecto | arquitecta
role.manager.product | Product manager | Jefe de producto | product owner
role.manager.project | Project manager | Jefe de proyecto | program manager; programme manager
role.manager | Manager | Gerente | team lead; operations manager; head of operations
role.marketer | Marketing specialist | Especialista en marketing | marketing manager; seo specialist
role.recruiter | Recruiter | Reclutador | hr manager
role.support | Support agent | Agente de soporte | customer support agent; customer service representative
role.administrator | Administrator | Administrador de sistemas | system administrator; sysadmin; devops engineer; site reliability engineer; dba
role.annotator | Data annotator | Anotador de datos | annotator; ai trainer; ai tutor; data labeler; data labeller; rater; search quality rater; anotadora
role.linguist | Linguist | Lingüista |
role.social | Social worker | Trabajador social | trabajadora social
role.chef | Chef | Chef | cook; cocinero; cocinera
role.electrician | Electrician | Electricista |
role.musician | Musician | Músico | composer
`,
)

/** Languages that people speak. */
export const languages = readConcepts(
  'language',
  `
language.en | English | inglés |
language.es | Spanish | español | castellano; castilian
language.fr | French | francés | 
language.de | German | alemán | 
language.it | Italian | italiano |
language.pt | Portuguese | portugués | brazilian portuguese
language.nl | Dutch | neerlandés | flemish; holandés
language.sv | Swedish | sueco |
language.no | Norwegian | noruego |
language.da | Danish | danés |
language.fi | Finnish | finés |
language.is | Icelandic | islandés |
language.pl | Polish | polaco |
language.cs | Czech | checo |
language.sk | Slovak | eslovaco |
language.hu | Hungarian | húngaro |
language.ro | Romanian | rumano |
language.bg | Bulgarian | búlgaro |
language.el | Greek | griego |
language.sr | Serbian | serbio | croatian; bosnian; serbo-croatian
language.uk | Ukrainian | ucraniano |
language.ru | Russian | ruso |
language.tr | Turkish | turco |
language.ar | Arabic | árabe |
language.he | Hebrew | hebreo |
language.fa | Persian | persa | farsi
language.hi | Hindi | hindi |
language.ur | Urdu | urdu |
language.bn | Bengali | bengalí | bangla
language.ta | Tamil | tamil |
language.te | Telugu | telugu |
language.mr | Marathi | maratí |
language.gu | Gujarati | guyaratí |
language.pa | Punjabi | panyabí |
language.zh | Chinese | chino | mandarin; cantonese; mandarín
language.ja | Japanese | japonés |
language.ko | Korean | coreano |
language.vi | Vietnamese | vietnamita |
language.th | Thai | tailandés |
language.id | Indonesian | indonesio | bahasa
language.ms | Malay | malayo |
language.tl | Tagalog | tagalo | filipino
language.sw | Swahili | suajili | kiswahili
language.am | Amharic | amárico |
language.yo | Yoruba | yoruba |
language.ca | Catalan | catalán |
language.eu | Basque | euskera | vasco
language.gl | Galician | gallego |
language.la | Latin | latín |
`,
)

/** Licences and certificates. */
export const licences = readConcepts(
  'licence',
  `
licence.bar | Admission to the bar | Colegiación de abogado | bar exam; admitted to the bar; bar admission; state bar; bar association; licensed attorney; passed the bar; admitted to practice; colegio de abogados
licence.cpa | Certified public accountant | Contador público certificado | cpa
licence.acca | ACCA | ACCA | chartered certified accountant
licence.aca | Chartered accountant | Contable colegiado | aca
licence.cfa | CFA charter | CFA | chartered financial analyst; cfa charterholder
licence.frm | Financial risk manager | Gestor de riesgos financieros | frm
licence.cfp | Certified financial planner | Planificador financiero certificado | cfp
licence.series7 | Series 7 | Series 7 |
licence.medical | Medical licence | Licencia médica | medical license; licence to practise medicine; license to practice medicine; gmc registration; board certified; board-certified; usmle; colegio de médicos
licence.nursing | Nursing licence | Licencia de enfermería | nursing license; rn license; nclex; registered nurse license; rn licence
licence.pharmacy | Pharmacy licence | Licencia de farmacia | pharmacist license; pharmacy license; pharmd
licence.teaching | Teaching licence | Licencia docente | teaching license; teaching certificate; qualified teacher status; qts; teaching credential; certified teacher
licence.tefl | TEFL certificate | Certificado TEFL | tefl certificate; tefl certified; celta; tesol; delta certificate
licence.pe | Professional engineer | Ingeniero profesional | pe license; professional engineer license; chartered engineer
licence.pmp | Project management professional | PMP | pmp
licence.scrum | Scrum certificate | Certificado de Scrum | certified scrum master; csm; scrum master certification
licence.cissp | CISSP | CISSP |
licence.ceh | Certified ethical hacker | Hacker ético certificado | ceh; oscp
licence.comptia | CompTIA certificate | Certificado CompTIA | security+; comptia; comptia security
licence.aws | AWS certificate | Certificado de AWS | aws certified; aws solutions architect; aws certification
licence.azure | Azure certificate | Certificado de Azure | azure certified; azure certification; az-900; az-104
licence.gcp | Google Cloud certificate | Certificado de Google Cloud | google cloud certified; gcp certified
licence.kubernetes | Kubernetes certificate | Certificado de Kubernetes | cka; ckad
licence.translator | Translator certificate | Certificado de traductor | ata certified; certified translator; sworn translator; traductor jurado; traductora jurada
licence.interpreter | Interpreter certificate | Certificado de intérprete | certified court interpreter; certified interpreter
licence.realestate | Real estate licence | Licencia inmobiliaria | real estate license; realtor license
licence.electrician | Electrician licence | Licencia de electricista | electrician license; journeyman license
licence.driving | Commercial driving licence | Permiso de conducir comercial | cdl; commercial driver license
licence.hr | HR certificate | Certificado de recursos humanos | shrm-cp; shrm; phr
licence.sixsigma | Six Sigma | Six Sigma | six sigma black belt; six sigma green belt
licence.dele | DELE | DELE | 
licence.ielts | English test | Examen de inglés | ielts; toefl; cambridge proficiency
`,
)
