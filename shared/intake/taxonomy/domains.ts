import { readConcepts } from './concept.ts'

/** Fields of knowledge. */
export const domains = readConcepts(
  'domain',
  `
law | Law | Derecho | legal work; legal field; legal practice; legal research; leyes
law.contract | Contract law | Derecho contractual | contracts; contract drafting; contract review; commercial contracts; contratos
law.criminal | Criminal law | Derecho penal | criminal defense; criminal defence; penal law
law.corporate | Corporate law | Derecho societario | mergers and acquisitions; m&a; company law; derecho corporativo
law.employment | Employment law | Derecho laboral | labor law; labour law
law.tax | Tax law | Derecho tributario | tax litigation; derecho fiscal
law.family | Family law | Derecho de familia | divorce law
law.immigration | Immigration law | Derecho migratorio | asylum law
law.property | Intellectual property law | Propiedad intelectual | intellectual property; patent law; trademark law; copyright law; patents
law.privacy | Privacy and data protection law | Protección de datos | data protection; gdpr; privacy law
law.litigation | Litigation | Litigios | trial practice; civil litigation; civil procedure
law.compliance | Regulatory compliance | Cumplimiento normativo | compliance; regulatory affairs
law.realestate | Real estate law | Derecho inmobiliario | conveyancing; property law
law.international | International law | Derecho internacional | public international law; human rights law
medicine | Medicine | Medicina | clinical medicine; medical field; clinical practice; medical knowledge
medicine.cardiology | Cardiology | Cardiología | cardiac care
medicine.oncology | Oncology | Oncología | cancer care
medicine.pediatrics | Paediatrics | Pediatría | pediatrics
medicine.emergency | Emergency medicine | Medicina de urgencias | emergency room; emergency department
medicine.internal | Internal medicine | Medicina interna | hospital medicine
medicine.psychiatry | Psychiatry | Psiquiatría |
medicine.radiology | Radiology | Radiología | medical imaging
medicine.surgery | Surgery | Cirugía | surgical practice
medicine.primary | Primary care | Atención primaria | general practice; family medicine
medicine.neurology | Neurology | Neurología |
medicine.dermatology | Dermatology | Dermatología |
medicine.anesthesia | Anaesthesiology | Anestesiología | anesthesiology; anaesthesia; anesthesia
medicine.obstetrics | Obstetrics and gynaecology | Obstetricia y ginecología | obstetrics; gynecology; gynaecology; midwifery
health | Health care | Atención sanitaria | healthcare
health.nursing | Nursing | Enfermería | patient care; intensive care nursing
health.pharmacy | Pharmacy | Farmacia | pharmacology; medication review
health.dentistry | Dentistry | Odontología | dental care
health.physiotherapy | Physiotherapy | Fisioterapia | physical therapy
health.nutrition | Nutrition | Nutrición | dietetics
health.public | Public health | Salud pública | epidemiology
health.veterinary | Veterinary medicine | Medicina veterinaria | animal medicine
psychology | Psychology | Psicología | clinical psychology; counselling; counseling; psychotherapy
finance | Finance | Finanzas | financial services; corporate finance
finance.accounting | Accounting | Contabilidad | bookkeeping; financial reporting; month end close
finance.audit | Audit | Auditoría | auditing; external audit; internal audit
finance.banking | Banking | Banca | investment banking; commercial banking; retail banking
finance.investment | Investment analysis | Análisis de inversiones | equity research; portfolio management; asset management
finance.tax | Taxation | Fiscalidad | tax returns; tax preparation; tax advisory
finance.insurance | Insurance | Seguros | underwriting; claims handling
finance.actuarial | Actuarial science | Ciencias actuariales | actuarial work
finance.risk | Risk management | Gestión de riesgos | credit risk; market risk
finance.modelling | Financial modelling | Modelización financiera | financial modeling; valuation; discounted cash flow
economics | Economics | Economía | econometrics; macroeconomics; microeconomics
business | Business management | Gestión empresarial | management consulting; strategy consulting; business strategy
business.marketing | Marketing | Marketing | digital marketing; brand strategy; seo
business.sales | Sales | Ventas | account management; business development
business.hr | Human resources | Recursos humanos | recruiting; recruitment; talent acquisition
business.operations | Operations | Operaciones | supply chain; logistics; procurement
business.project | Project management | Gestión de proyectos | programme management; program management
business.product | Product management | Gestión de producto | product strategy
business.support | Customer support | Atención al cliente | customer service; customer success; help desk
software | Software engineering | Ingeniería de software | software development; programming; coding; software engineer; programación; desarrollo de software
software.backend | Backend development | Desarrollo backend | backend; back end; back-end; server side development; apis
software.frontend | Frontend development | Desarrollo frontend | frontend; front end; front-end; web development; web apps
software.mobile | Mobile development | Desarrollo móvil | ios development; android development; mobile apps
software.data | Data engineering | Ingeniería de datos | data pipelines; etl
software.devops | DevOps | DevOps | site reliability; cloud infrastructure; infrastructure as code
software.security | Security | Ciberseguridad | cybersecurity; cyber security; information security; penetration testing; application security
software.embedded | Embedded systems | Sistemas embebidos | firmware
software.databases | Databases | Bases de datos | database administration; database design
software.testing | Software testing | Pruebas de software | quality assurance; qa testing; test automation
software.games | Game development | Desarrollo de videojuegos | game programming
software.architecture | Software architecture | Arquitectura de software | system design; distributed systems
software.algorithms | Algorithms | Algoritmos | competitive programming; data structures
ai | Artificial intelligence | Inteligencia artificial | ai research
ai.ml | Machine learning | Aprendizaje automático | deep learning; neural networks; model training
ai.nlp | Natural language processing | Procesamiento del lenguaje natural | nlp; computational linguistics
ai.vision | Computer vision | Visión por computador | image recognition
ai.safety | AI safety | Seguridad de la IA | alignment research; ai alignment
data | Data analysis | Análisis de datos | data analytics; business intelligence; data analyst work
data.science | Data science | Ciencia de datos | predictive modelling; predictive modeling
data.statistics | Statistics | Estadística | statistical analysis; biostatistics; statistical modelling
mathematics | Mathematics | Matemáticas | maths; math; pure mathematics; applied mathematics
mathematics.algebra | Algebra | Álgebra | linear algebra; abstract algebra
mathematics.analysis | Mathematical analysis | Análisis matemático | calculus; real analysis
mathematics.geometry | Geometry | Geometría | topology
mathematics.number | Number theory | Teoría de números |
mathematics.logic | Mathematical logic | Lógica matemática | formal proofs; theorem proving
mathematics.optimisation | Optimisation | Optimización | operations research; optimization
physics | Physics | Física | astrophysics; particle physics; condensed matter
physics.quantum | Quantum physics | Física cuántica | quantum mechanics; quantum computing
physics.astronomy | Astronomy | Astronomía |
chemistry | Chemistry | Química | analytical chemistry; biochemistry
chemistry.organic | Organic chemistry | Química orgánica | organic synthesis
chemistry.materials | Materials science | Ciencia de materiales | polymers; metallurgy
biology | Biology | Biología | life sciences; cell biology
biology.genetics | Genetics | Genética | genomics; bioinformatics
biology.molecular | Molecular biology | Biología molecular | crispr; pcr
biology.ecology | Ecology | Ecología | conservation biology
biology.microbiology | Microbiology | Microbiología | virology
biology.neuroscience | Neuroscience | Neurociencia |
earth | Earth science | Ciencias de la Tierra | geology; geophysics
earth.climate | Climate science | Ciencia del clima | climatology; meteorology
earth.environment | Environmental science | Ciencias ambientales | environmental policy; sustainability
engineering | Engineering | Ingeniería | engineering design
engineering.civil | Civil engineering | Ingeniería civil | structural engineering
engineering.mechanical | Mechanical engineering | Ingeniería mecánica | thermodynamics
engineering.electrical | Electrical engineering | Ingeniería eléctrica | power systems; electronics; circuit design
engineering.chemical | Chemical engineering | Ingeniería química | process engineering
engineering.aerospace | Aerospace engineering | Ingeniería aeroespacial | aeronautics
engineering.industrial | Industrial engineering | Ingeniería industrial | lean manufacturing; manufacturing
engineering.biomedical | Biomedical engineering | Ingeniería biomédica | medical devices
engineering.robotics | Robotics | Robótica | control systems
architecture | Architecture | Arquitectura | building design; urban planning
education | Education | Educación | teaching; pedagogy; enseñanza; docencia
education.primary | Primary education | Educación primaria | elementary school; primary school
education.secondary | Secondary education | Educación secundaria | high school teaching; high school; secondary school
education.higher | Higher education | Educación superior | university teaching; lecturing
education.special | Special education | Educación especial |
education.curriculum | Curriculum design | Diseño curricular | instructional design; curriculum development; lesson plans
education.tutoring | Tutoring | Tutoría | private lessons; test prep
education.esl | Teaching English | Enseñanza de inglés | esl; efl; tefl; english as a second language
linguistics | Linguistics | Lingüística | phonetics; syntax; sociolinguistics
linguistics.translation | Translation | Traducción | translating; technical translation; literary translation; localization; localisation
linguistics.interpreting | Interpreting | Interpretación | simultaneous interpreting; court interpreting
writing | Professional writing | Escritura profesional |
writing.technical | Technical writing | Redacción técnica | documentation writing; user manuals
writing.creative | Creative writing | Escritura creativa | fiction; short stories; screenwriting; poetry
writing.copy | Copywriting | Redacción publicitaria | ad copy; content marketing
writing.editing | Editing | Edición | copy editing; copyediting; proofreading; copy editor
writing.journalism | Journalism | Periodismo | reporting; news writing; fact checking; fact-checking
history | History | Historia | historical research; archival research
philosophy | Philosophy | Filosofía | ethics; epistemology
literature | Literature | Literatura | literary criticism; comparative literature
religion | Religious studies | Estudios religiosos | theology
politics | Political science | Ciencia política | public policy; international relations; policy analysis
sociology | Sociology | Sociología | social research; anthropology
social | Social work | Trabajo social | community work
art | Visual arts | Artes visuales | illustration; fine art; painting
art.design | Graphic design | Diseño gráfico | visual design
art.ux | User experience design | Diseño de experiencia de usuario | ux design; ux research; user research; ui design; interaction design
art.music | Music | Música | music theory; music composition
art.film | Film and video | Cine y vídeo | video editing; film production
art.photography | Photography | Fotografía |
trades | Skilled trades | Oficios | 
trades.electrical | Electrical work | Electricidad | electrician work; wiring
trades.plumbing | Plumbing | Fontanería | 
trades.construction | Construction | Construcción | carpentry
trades.automotive | Automotive repair | Mecánica del automóvil | car repair
trades.cooking | Cooking | Cocina | culinary arts; pastry
agriculture | Agriculture | Agricultura | farming; agronomy
public | Public administration | Administración pública | government work; civil service
security | Public safety | Seguridad pública | policing; firefighting
sports | Sports | Deporte | coaching; personal training
tourism | Tourism and hospitality | Turismo y hostelería | hotel management; hospitality
`,
)
