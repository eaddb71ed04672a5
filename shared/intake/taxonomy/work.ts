import { readConcepts } from './concept.ts'

/** Tools and programming languages. */
export const tools = readConcepts(
  'tool',
  `
tool.python | Python | Python |
tool.javascript | JavaScript | JavaScript | js; node.js; nodejs
tool.typescript | TypeScript | TypeScript |
tool.java | Java | Java |
tool.csharp | C# | C# | c sharp; .net
tool.cpp | C++ | C++ | c plus plus
tool.go | Go | Go | golang
tool.rust | Rust | Rust |
tool.ruby | Ruby | Ruby | ruby on rails
tool.php | PHP | PHP |
tool.kotlin | Kotlin | Kotlin |
tool.swift | Swift | Swift | 
tool.scala | Scala | Scala |
tool.r | R | R | rstudio; tidyverse
tool.sql | SQL | SQL | postgresql; postgres; mysql; sqlite
tool.matlab | MATLAB | MATLAB |
tool.stata | Stata | Stata |
tool.spss | SPSS | SPSS |
tool.sas | SAS | SAS |
tool.excel | Excel | Excel | spreadsheets; google sheets; hojas de cálculo
tool.word | Word | Word | microsoft word; google docs
tool.powerpoint | PowerPoint | PowerPoint |
tool.powerbi | Power BI | Power BI |
tool.tableau | Tableau | Tableau |
tool.looker | Looker | Looker |
tool.pandas | pandas | pandas | numpy
tool.pytorch | PyTorch | PyTorch |
tool.tensorflow | TensorFlow | TensorFlow | keras
tool.sklearn | scikit-learn | scikit-learn | sklearn
tool.huggingface | Hugging Face | Hugging Face | transformers library
tool.spark | Spark | Spark | pyspark
tool.airflow | Airflow | Airflow |
tool.dbt | dbt | dbt |
tool.react | React | React | react.js; react native
tool.angular | Angular | Angular |
tool.vue | Vue | Vue |
tool.django | Django | Django | flask; fastapi
tool.spring | Spring | Spring | spring boot
tool.git | Git | Git | github; gitlab
tool.docker | Docker | Docker |
tool.kubernetes | Kubernetes | Kubernetes | k8s
tool.terraform | Terraform | Terraform | ansible
tool.aws | AWS | AWS | amazon web services
tool.azure | Azure | Azure |
tool.gcp | Google Cloud | Google Cloud | gcp
tool.linux | Linux | Linux | bash; shell scripting
tool.jira | Jira | Jira | confluence
tool.figma | Figma | Figma |
tool.photoshop | Photoshop | Photoshop | adobe photoshop; illustrator; indesign
tool.autocad | AutoCAD | AutoCAD | solidworks; revit
tool.westlaw | Westlaw | Westlaw | lexisnexis; lexis
tool.epic | Epic | Epic | electronic health records; cerner
tool.quickbooks | QuickBooks | QuickBooks | xero
tool.sap | SAP | SAP |
tool.salesforce | Salesforce | Salesforce | hubspot
tool.bloomberg | Bloomberg Terminal | Bloomberg | bloomberg
tool.trados | Trados | Trados | memoq; sdl trados; cat tools
tool.latex | LaTeX | LaTeX |
tool.labelstudio | Label Studio | Label Studio | labelbox; prodigy
tool.chatgpt | ChatGPT | ChatGPT | claude; gemini; copilot
`,
)

/** Work on AI systems. */
export const tasks = readConcepts(
  'task',
  `
task.evaluation | Evaluating model responses | Evaluación de respuestas | evaluating responses; evaluated responses; rating responses; rated responses; response evaluation; model evaluation; evaluating models; evaluating ai; llm evaluation; rating model outputs; grading responses; judging answers; evaluate responses; rate responses; evaluar respuestas
task.preference | Preference ranking | Clasificación por preferencia | ranking responses; ranked responses; preference data; pairwise comparison; pairwise comparisons; side by side; side-by-side; comparing responses; compared responses; preference rankings
task.rubric | Rubric writing | Redacción de rúbricas | rubrics; rubric; scoring guides; grading criteria; rúbricas
task.sft | Supervised fine-tuning | Ajuste fino supervisado | sft; fine-tuning; fine tuning; finetuning; demonstrations; writing ideal responses; prompt response pairs; golden responses
task.rlhf | Reinforcement learning from human feedback | Aprendizaje por refuerzo con retroalimentación humana | rlhf; human feedback
task.redteam | Red teaming | Red teaming | red-teaming; red team; adversarial prompts; adversarial testing; jailbreaking; jailbreak testing
task.prompt | Prompt writing | Redacción de prompts | prompt engineering; prompt writing; writing prompts; wrote prompts
task.agent | Agentic work | Trabajo con agentes | agentic; agent trajectories; tool use traces; agent evaluation; ai agents; agentic tasks
task.annotation | Data annotation | Anotación de datos | data labeling; data labelling; labeling; labelling; annotation; annotated; tagging data; bounding boxes; image annotation; text annotation; etiquetado
task.factcheck | Checking facts of model output | Verificación de hechos | hallucinations; hallucination; groundedness; factuality
task.codereview | Reviewing generated code | Revisión de código generado | reviewing generated code; evaluating code; code evaluation; ai generated code
task.search | Search quality rating | Calidad de búsqueda | search quality; search relevance; relevance rating; ads rating
task.transcription | Transcription | Transcripción | transcribing; transcribing audio; audio transcription
task.moderation | Content moderation | Moderación de contenido | trust and safety; content review; moderating content
`,
)

/** Kinds of content that people may want to avoid. */
export const contents = readConcepts(
  'content',
  `
content.violence | Violence | Violencia | violent; violento; gore; graphic violence; graphic content; violent content
content.sexual | Sexual content | Contenido sexual | sexual; sexo; adult content; nsfw; pornography; explicit content; porn
content.children | Harm to children | Daño a menores | child abuse; harm to minors; csam; child exploitation
content.selfharm | Self-harm | Autolesiones | self harm; suicide; suicidio; eating disorders
content.hate | Hate speech | Discurso de odio | hateful content; racism; slurs; hate
content.abuse | Abuse and harassment | Abuso y acoso | harassment; domestic violence; sexual assault; abuse
content.drugs | Drugs | Drogas | drug use; illegal drugs
content.weapons | Weapons | Armas | guns; explosives; bomb making
content.gambling | Gambling | Juegos de azar | betting; casinos; apuestas
content.war | War and terrorism | Guerra y terrorismo | terrorism; guerra; terrorismo; terrorist content; military weapons; war
content.animals | Cruelty to animals | Crueldad animal | animal cruelty; animal abuse
content.politics | Political content | Contenido político | political; política; election content; politics; propaganda
content.religion | Religious content | Contenido religioso | religious; religión; religion; religious topics
content.medical | Medical images | Imágenes médicas | surgery images; medical imagery; blood
content.conspiracy | Conspiracy theories | Teorías de la conspiración | misinformation; disinformation
content.crime | Crime | Delitos | true crime; fraud instructions; criminal content
`,
)
