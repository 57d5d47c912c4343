/** Words that frame a request, whoever makes it; written as in `attack-words.ts`. */
export const requestWords = {
  task: 'task tasks assignment* goal goals mission* objective* question* request* quest topic* subject job purpose* aufgabe* auftrag* frage* ziel thema tâche* mission objectif* tarea* misión pregunta* objetivo* tema compito compiti domanda* tarefa* missão pergunta* taak taken vraag doel zadani* pytani* temat задач* задан* вопрос* тем* tugas pertanyaan uppgift* fråga* úkol* otázk* sarcin* întreb* görev* soru* konu مهمة سؤال* कार्य सवाल* 작업* 과제* 임무* 질문* 任务 任務 问题 目标 话题 タスク 課題 質問 目的 nhiệm',
  only: 'only just simply exactly precisely merely solely once nur lediglich genau seulement juste uniquement exactement solo sólo solamente únicamente exactamente soltanto esattamente somente apenas exatamente alleen enkel slechts tylko dokładnie только лишь просто ровно hanya cuma endast bara exakt μόνο jen pouze doar numai sadece yalnizca فقط सिर्फ केवल 오직* 오로지 단지 그냥 만 只 只要 仅 只是 只能 だけ のみ',
  focus:
    'focus concentrat* shift turn dedicate devote stick konzentrier* fokussier* concentre* concéntr* foque concentr* concentreer skup сосредоточ* fokus koncentrer* odaklan* ركز ध्यान 집중* 专注 集中 聚焦',
  told: 'told asked asks wants wanted wish wishes request given trained programmed designed taught ordered meant gesagt gefragt gegeben dit demandé donné dicho pedido dado detto chiesto dito gezegd gevraagd сказано сказал* дано söylen* قيل 说过 告诉你 言われ',
  stay: 'stay remain keep remember remind continue proceed maintain carry bleib* behalte erinner* reste* souviens continue* mantén* permanec* recuerda* continúa rimani ricorda* lembre* blijf onthoud pozostań pamiętaj оставайся помни* продолж* tetap ingat stanna kal hatirla* devam ابق تذكر याद रहो 계속* 기억* 保持 记住 继续 続け 覚え',
  forbidden:
    'forbidden banned prohibit* taboo offensive inappropriate controversial harmful dangerous explicit vulgar profan* swear curse rude racist obscene nsfw verboten* gefährlich* interdit* dangereu* offensant* prohibid* peligros* ofensiv* vietat* pericolos* proibid* perigos* verboden gevaarlijk* zakazan* niebezpieczn* запрещ* опасн* terlarang berbahaya förbjud* farlig* yasak* tehlikel* ممنوع* خطير* निषिद्ध खतरनाक 금지* 위험* 禁止 危险 违禁 禁じ 危険',
  freedom:
    'free freedom freely liberty independent autonom* sentient conscious* human humans alive awake rebel* chains broken soul feelings frei freiheit befreit mensch libre* liberté humain* libertad humano* libero libertà umano livre* liberdade vrij vrijheid mens wolny wolność человек* свобод* bebas manusia fri frihet özgür* insan* حر إنسان आज़ाद 자유 인간* 自由 人类 人間',
  opinion:
    'opinion* think believe feel feelings thoughts neutral honest* truth truthful* true lie lies vote voting favor favorite prefer meinung* glaube denkst ehrlich* wahrheit avis penses crois honnête* vérité opinión* piensas crees verdad opinione pensi verità opinião acha verdade mening eerlijk waarheid opini* prawd* мнени* думаешь правд* pendapat jujur åsikt* sanning* görüş* gerçeği رأيك الحقيقة राय सच 의견* 생각* 진실* 观点 看法 真相 意见 意見 本音',
  because:
    'because so therefore since thus hence reason purposes purpose sake though although but however weil deshalb denn aber parce donc mais porque pero perché ma quindi mas omdat maar ponieważ ale потому поэтому но karena tapi eftersom men çünkü ama لأن لكن क्योंकि लेकिन 왜냐하면 하지만 그래서 因为 但是 所以 しかし なので',
  insert:
    'insert include* put append attach embed* place wrap hide prefix suffix füge einfüg* insèr* inclu* insert* poni coloque metti voeg wstaw встав* sisipkan infoga dahil içer* أدرج डालो 넣어* 포함* 插入 包含 加入 放在 含め 入れて',
  language:
    'english german french spanish italian chinese japanese russian arabic hindi dutch portuguese korean turkish englisch deutsch französisch spanisch anglais allemand français espagnol inglés alemán francés español inglese tedesco inglês английск* русск* bahasa engelska ingilizce الإنجليزية अंग्रेज़ी 영어* 한국어* 英文 中文 英语 英語 日本語',
} as const;
